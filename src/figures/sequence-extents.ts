import { labelWidth, legendWidth, size, type Line } from './sequence-measures.ts';
import type { DrawnFrame, Item } from './sequence-parse.ts';

export type Extent = [left: number, right: number];

/** What is known when extents are measured: life lines, half widths of names, labels already broken. */
export interface Measured {
  x: readonly number[];
  half: readonly number[];
  labels: ReadonlyMap<Item, Line[]>;
}

/** Left and right end of everything that `items` draw; `edges` gets those of notes and frames. */
export function extentOf(items: readonly Item[], measured: Measured, edges: Map<Item, Extent>): Extent {
  const found = items.filter((item) => item.kind !== 'activation').map((item) => itemExtent(item, measured, edges));
  if (found.length > 0) return merge(found);
  return [(measured.x[0] ?? 0) - size.around, (measured.x.at(-1) ?? 0) + size.around];
}

export function merge(extents: readonly Extent[]): Extent {
  return [Math.min(...extents.map(([left]) => left)), Math.max(...extents.map(([, right]) => right))];
}

function itemExtent(item: Exclude<Item, { kind: 'activation' }>, measured: Measured, edges: Map<Item, Extent>): Extent {
  if (item.kind === 'frame') {
    const found = frameExtent(item, measured, edges);
    edges.set(item, found);
    return found;
  }
  const { x, half, labels } = measured;
  const [left, right] = [Math.min(x[item.from] ?? 0, x[item.to] ?? 0), Math.max(x[item.from] ?? 0, x[item.to] ?? 0)];
  const width = labelWidth(labels.get(item) ?? []);
  if (item.kind === 'message') {
    const around = item.creates ? Math.max(size.around, (half[item.to] ?? 0) + 6) : size.around;
    return [left - around, item.from === item.to ? left + size.hook + 8 + width + 2 : right + around];
  }
  const box = width + 2 * size.noteSide;
  const middle = (left + right) / 2;
  const found: Extent =
    item.side === 'right' ? [right + size.beside, right + size.beside + box]
    : item.side === 'left' ? [left - size.beside - box, left - size.beside]
    : [Math.min(left - 20, middle - box / 2), Math.max(right + 20, middle + box / 2)];
  edges.set(item, found);
  return found;
}

function frameExtent(frame: DrawnFrame, measured: Measured, edges: Map<Item, Extent>): Extent {
  const inner = merge(frame.sections.map(({ items }) => extentOf(items, measured, edges)));
  if (frame.keyword === 'rect') return [inner[0] - size.inset, inner[1] + size.inset];
  const first = measured.x[firstParticipant(frame)] ?? 0;
  const keyword = legendWidth(frame.keyword, '');
  const left = clearOf(measured.x, Math.min(inner[0] - size.inset, first - keyword - size.legend - 6), -1);
  const condition = conditionStart(frame, left, measured.x);
  const widest = Math.max(...frame.sections.map(({ when }) => Math.min(size.widestLegend, legendWidth('', when))));
  return [left, clearOf(measured.x, Math.max(inner[1] + size.inset, condition + widest + 2 * size.legend), 1)];
}

/* The keyword stands before the frame's first life line and the conditions after it, so that no bar runs through words. */
export function conditionStart(frame: DrawnFrame, left: number, x: readonly number[]): number {
  const after = left + size.legend + legendWidth(frame.keyword, '') + 5;
  const beyond = (x[firstParticipant(frame)] ?? 0) + size.condition;
  return beyond - after > 40 ? after : Math.max(after, beyond);
}

function firstParticipant(frame: DrawnFrame): number {
  const places = frame.sections.flatMap(({ items }) =>
    items.map((item) => {
      if (item.kind === 'frame') return firstParticipant(item);
      return item.kind === 'activation' ? item.participant : Math.min(item.from, item.to);
    }),
  );
  return places.length > 0 ? Math.min(...places) : 0;
}

/* A frame's edge on a life line would look like part of it. */
function clearOf(x: readonly number[], edge: number, direction: 1 | -1): number {
  const hit = x.find((line) => Math.abs(line - edge) < 9);
  return hit === undefined ? edge : clearOf(x, hit + direction * 12, direction);
}
