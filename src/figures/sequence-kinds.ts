import type { Arrow, FrameKeyword } from './figure.ts';

/* Numbers of Mermaid's SequenceDB.LINETYPE, as of Mermaid 12.3. */

function arrow(head: Arrow['head'], dashed: boolean, half?: Arrow['half'], at: Arrow['at'] = 'end'): Arrow {
  return { dashed, head, at, ...(half && { half }) };
}

/** Arrows by line type. Mermaid's dotted call (`-->>`) is our reply: dashed with an open head. */
export const arrows = new Map<number, Arrow>([
  [0, arrow('filled', false)], // ->>
  [1, arrow('open', true)], // -->>
  [3, arrow('cross', false)], // -x
  [4, arrow('cross', true)], // --x
  [5, arrow('none', false)], // ->
  [6, arrow('none', true)], // -->
  [24, arrow('open', false)], // -)
  [25, arrow('open', true)], // --)
  [33, arrow('filled', false, undefined, 'both')], // <<->>
  [34, arrow('open', true, undefined, 'both')], // <<-->>
  // Half heads: solid and stick, at the end and reversed, plain and dotted.
  ...([41, 51] as const).flatMap((base): [number, Arrow][] => {
    const dashed = base === 51;
    return [
      [base, arrow('filled', dashed, 'top')],
      [base + 1, arrow('filled', dashed, 'bottom')],
      [base + 2, arrow('open', dashed, 'top')],
      [base + 3, arrow('open', dashed, 'bottom')],
      [base + 4, arrow('filled', dashed, 'top', 'start')],
      [base + 5, arrow('filled', dashed, 'bottom', 'start')],
      [base + 6, arrow('open', dashed, 'top', 'start')],
      [base + 7, arrow('open', dashed, 'bottom', 'start')],
    ];
  }),
]);

/** Frames by the line type that starts them. */
export const frameStarts = new Map<number, FrameKeyword>([
  [10, 'loop'],
  [12, 'alt'],
  [15, 'opt'],
  [19, 'par'],
  [32, 'par'], // par_over
  [22, 'rect'],
  [27, 'critical'],
  [30, 'break'],
]);

/** else, and, option. */
export const frameSections = new Set([13, 20, 28]);

export const frameEnds = new Set([11, 14, 16, 21, 23, 29, 31]);

/** Words for what Mermaid parses and we do not draw. */
export function notDrawn(type: number, centralConnection: number | undefined): string {
  return centralConnection ? 'a connection to the middle of a life line, ()' : `Mermaid's line type ${type}`;
}
