import type { Arrow } from './figure.ts';
import { size } from './sequence-measures.ts';
import { round } from './svg.ts';

/** An arrow from `start` to `end` at height 0. */
export function straightArrow(start: number, end: number, arrow: Arrow): string {
  const direction = end > start ? 1 : -1;
  const filled = arrow.head === 'filled' && !arrow.half ? direction * (size.headLength - 1) : 0;
  const atStart = arrow.at !== 'end';
  const atEnd = arrow.at !== 'start';
  return (
    line(`M${round(start + (atStart ? filled : 0))} 0H${round(end - (atEnd ? filled : 0))}`, arrow) +
    (atEnd ? head(end, 0, direction, arrow) : '') +
    (atStart ? head(start, 0, -direction, arrow) : '')
  );
}

/** A hook from the life line at `x` back to it; `start` is where the line leaves the circle or the bar. */
export function hook(x: number, start: number, arrow: Arrow): string {
  const end = x + size.bar / 2 + 1;
  const back = end + (arrow.head === 'filled' ? size.headLength - 1 : 0);
  return line(`M${round(start)} 0H${round(x + size.hook)}V${size.hookHeight}H${round(back)}`, arrow) + head(end, size.hookHeight, -1, arrow);
}

function line(path: string, { dashed }: Arrow): string {
  return `<path class="line${dashed ? ' reply' : ''}" d="${path}"/>`;
}

function head(x: number, y: number, direction: number, arrow: Arrow): string {
  const back = -direction * size.headLength;
  switch (arrow.head) {
    case 'none':
      return '';
    case 'cross':
      return `<path class="line" d="M${round(x + back)} ${y - 5}l${-back} 10m0-10l${back} 10"/>`;
    case 'open':
      if (arrow.half) return `<path class="line" d="M${round(x)} ${y}l${back} ${arrow.half === 'top' ? -5 : 5}"/>`;
      return `<path class="line" d="M${round(x + back)} ${y - 5}l${-back} 5l${back} 5"/>`;
    case 'filled':
      if (arrow.half) return `<path class="tip" d="M${round(x)} ${y}l${back} ${arrow.half === 'top' ? -4.5 : 4.5}v${arrow.half === 'top' ? 4.5 : -4.5}z"/>`;
      return `<path class="tip" d="M${round(x)} ${y}l${back}-4.5v9z"/>`;
  }
}
