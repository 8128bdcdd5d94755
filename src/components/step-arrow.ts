import type { MessageStep } from '../figures/figure.ts';

/** Classes that draw a step's arrow in the list: `a2 b4` from the second life line to the fourth, then how it looks. */
export function arrowClass({ from, to, arrow }: MessageStep): string[] {
  const [left, right] = from < to ? [from, to] : [to, from];
  const both = arrow.at === 'both' ? ['both'] : [];
  const back = (to < from) === (arrow.at === 'end') && from !== to ? ['back'] : [];
  return ['arrow', `a${left + 1}`, `b${right + 1}`, arrow.head, ...(arrow.dashed ? ['dashed'] : []), ...(from === to ? ['self'] : []), ...back, ...both];
}
