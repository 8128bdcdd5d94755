import type { MessageStep, NoteStep } from './figure.ts';
import { extentOf, merge, type Extent } from './sequence-extents.ts';
import { label, labelWidth, size, type Line } from './sequence-measures.ts';
import type { Item, Sequence } from './sequence-parse.ts';
import { breakText, textWidth } from './text.ts';

/** Where everything stands from left to right; what fixes the heights follows from it. */
export interface Columns {
  width: number;
  /** Centre of each life line. */
  x: number[];
  names: string[][];
  /** Half the width of each name. */
  half: number[];
  labels: Map<Item, Line[]>;
  /** Left and right edge of notes and frames. */
  edges: Map<Item, Extent>;
}

/** How far labels may run, and whether labels beside a life line must end before the next. */
interface Attempt {
  wrap: number;
  clear: boolean;
}

const wanted = 680;
const most = 968;
const attempts: Attempt[] = [
  { wrap: 260, clear: true },
  { wrap: 200, clear: true },
  { wrap: 160, clear: true },
  { wrap: 220, clear: false },
  { wrap: 170, clear: false },
  { wrap: 140, clear: false },
  { wrap: 112, clear: false },
];
/* Two participants need not stand at the two ends of the page. */
const widestGap = 300;
const nameGap = 28;
/* Rather a wide figure than labels of more lines. */
const mostLines = 4;

/** Places the columns within 680 pixels where the labels let it, within 968 otherwise. */
export function placeColumns(sequence: Sequence): Columns {
  const tried = attempts.map((attempt) => place(sequence, attempt));
  const chosen = tried.findIndex(({ width, labels }) => width <= wanted && tallest(labels) <= mostLines);
  const index = chosen >= 0 ? chosen : tried.findIndex(({ width }) => width <= most);
  const attempt = attempts[index >= 0 ? index : attempts.length - 1] ?? { wrap: 112, clear: false };
  return stretch(sequence, attempt);
}

function tallest(labels: Columns['labels']): number {
  return Math.max(0, ...[...labels.values()].map((lines) => lines.length));
}

/* Gives the room that is left to the gaps, a little at a time, the narrowest first. */
function stretch(sequence: Sequence, attempt: Attempt): Columns {
  const extra = sequence.participants.slice(1).map(() => 0);
  let best = place(sequence, attempt, extra);
  for (let round = 0; round < 400 && best.width < wanted; round++) {
    const gaps = extra.map((_, gap) => (best.x[gap + 1] ?? 0) - (best.x[gap] ?? 0));
    const narrowest = Math.min(...gaps);
    if (!(narrowest < widestGap)) break;
    const gap = gaps.indexOf(narrowest);
    extra[gap] = (extra[gap] ?? 0) + 4;
    const next = place(sequence, attempt, extra);
    if (next.width > wanted) break;
    best = next;
  }
  return best;
}

function place(sequence: Sequence, attempt: Attempt, extra: readonly number[] = []): Columns {
  const names = sequence.participants.map(({ name }) => breakText(name, attempt.wrap - 40, 'bold', size.text));
  const half = names.map((lines) => Math.ceil(Math.max(...lines.map((line) => textWidth(line, 'bold', size.text))) / 2));
  const labels = new Map<Item, Line[]>();
  const x: number[] = [];
  const needs: { from: number; to: number; room: number }[] = [];
  const each = (items: readonly Item[]): void => {
    for (const item of items) {
      if (item.kind === 'frame') item.sections.forEach((section) => each(section.items));
      if (item.kind !== 'message' && item.kind !== 'note') continue;
      const span = Math.abs(item.to - item.from);
      const least = item.kind === 'note' ? 140 : 0;
      const lines = label(item.text, Math.max(least, attempt.wrap * Math.max(1, span * 0.9)));
      labels.set(item, lines);
      needs.push(...roomFor(item, labelWidth(lines), attempt, half));
    }
  };
  each(sequence.items);
  for (const at of sequence.participants.keys()) {
    const before = x[at - 1];
    const names = before === undefined ? 0 : before + (half[at - 1] ?? 0) + (half[at] ?? 0) + nameGap;
    const room = needs.filter(({ to }) => to === at).map(({ from, room }) => (x[from] ?? 0) + room);
    x.push(Math.ceil(Math.max(names, ...room)) + (extra[at - 1] ?? 0));
  }
  const edges = new Map<Item, Extent>();
  const outer = merge([
    ...x.map((centre, at): Extent => [centre - (half[at] ?? 0), centre + (half[at] ?? 0)]),
    extentOf(sequence.items, { x, half, labels }, edges),
  ]);
  // A pixel at each side, so that the outermost frame's line is whole.
  const shift = Math.ceil(-outer[0]) + 1;
  for (const [item, [left, right]] of edges) edges.set(item, [Math.round(left + shift), Math.round(right + shift)]);
  return { width: Math.ceil(outer[1]) + shift + 1, x: x.map((centre) => centre + shift), names, half, labels, edges };
}

/* What an item asks of the distance between two life lines. */
function roomFor(item: MessageStep | NoteStep, width: number, { clear }: Attempt, half: readonly number[]): { from: number; to: number; room: number }[] {
  const [from, to] = item.from < item.to ? [item.from, item.to] : [item.to, item.from];
  if (item.kind === 'message' && from !== to) {
    const created = item.creates ? (half[item.to] ?? 0) : 0;
    return [{ from, to, room: width + size.circle + size.headLength + 16 + created }];
  }
  if (item.kind === 'note' && item.side === 'over') return from === to ? [] : [{ from, to, room: width - 2 * size.noteSide }];
  const side = item.kind === 'note' ? size.beside + 2 * size.noteSide : size.hook + 8;
  const room = (clear ? width : Math.min(width, 60)) + side + 2 * size.inset + 6;
  return item.kind === 'note' && item.side === 'left' ? [{ from: from - 1, to, room }] : [{ from, to: from + 1, room }];
}
