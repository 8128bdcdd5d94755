import type { MessageStep, NoteStep } from './figure.ts';
import { hook, straightArrow } from './sequence-arrow.ts';
import type { Columns } from './sequence-columns.ts';
import { conditionStart } from './sequence-extents.ts';
import { labelHeight, labelWidth, legendWidth, size } from './sequence-measures.ts';
import { LifeLines } from './sequence-lives.ts';
import type { DrawnFrame, Item, Sequence } from './sequence-parse.ts';
import { escape, round, textBlock, type TextLine } from './svg.ts';
import { breakText } from './text.ts';

const height = (line: TextLine): number => (line.code ? size.codeLine : size.line);

/** Draws a sequence diagram from top to bottom. `id` is the figure's, without `fig-`. */
export function drawSequence(id: string, sequence: Sequence, columns: Columns): { content: string; width: number; height: number } {
  const { x, width, labels, edges } = columns;
  const lives = new LifeLines(sequence, columns);
  const washes: string[] = [];
  let y = lives.top;
  /* Height of the last arrow of this section: activations start and end there, or at the next arrow if there is none. */
  let arrowY: number | undefined;
  const waiting: number[] = [];

  function drawItems(items: readonly Item[]): string {
    return items.map(drawItem).join('');
  }

  function drawItem(item: Item): string {
    switch (item.kind) {
      case 'message':
        return drawMessage(item);
      case 'note':
        return drawNote(item);
      case 'frame':
        return item.keyword === 'rect' ? drawRect(item) : drawFrame(item);
      case 'activation':
        if (!item.start) lives.deactivate(item.participant, arrowY ?? y);
        else if (arrowY === undefined) waiting.push(item.participant);
        else lives.activate(item.participant, arrowY);
        return '';
    }
  }

  function drawMessage(step: MessageStep): string {
    const lines = labels.get(step) ?? [];
    const block = labelHeight(lines);
    const from = x[step.from] ?? 0;
    const to = x[step.to] ?? 0;
    const top = y;
    const leave = step.number === undefined ? size.bar / 2 + 1 : size.circle;
    let drawn: string;
    let middleY: number;
    if (step.from === step.to) {
      const middle = size.hookHeight / 2;
      y += Math.max(22, block / 2 - middle + 8);
      drawn = hook(from, from + leave, step.arrow) + textBlock(lines, 'label side', from + size.hook + 8, middle - block / 2, height);
      middleY = y;
      y += Math.max(size.hookHeight, middle + block / 2) + 6;
    } else {
      const direction = to > from ? 1 : -1;
      y += 10 + block + 8 + (step.creates ? lives.nameHeight(step.to) : 0);
      const stop = step.creates ? 9 : size.bar / 2 + 1;
      const centre = labelCentre(x, step, labelWidth(lines));
      drawn = straightArrow(from + direction * leave, to - direction * stop, step.arrow) + textBlock(lines, 'label', centre, -8 - block, height);
      middleY = y;
      y += 10;
    }
    arrowY = middleY;
    for (const participant of waiting.splice(0)) lives.activate(participant, arrowY);
    if (step.creates) drawn += lives.create(step.to, arrowY);
    if (step.destroys !== undefined) {
      lives.destroy(step.destroys, arrowY);
      y += 16;
    }
    const row = `<rect class="row" y="${round(top - arrowY)}" width="${width}" height="${round(y - top)}"/>`;
    if (step.number === undefined) return `<g class="step" transform="translate(0 ${round(arrowY)})">${drawn}</g>`;
    const circle = `<circle cx="${from}" r="${size.circle}"/><text class="number" x="${from}" y="3.8">${escape(step.number)}</text>`;
    return `<g id="fig-${id}-${step.number}" class="step s${step.place}" transform="translate(0 ${round(arrowY)})">${row}${drawn}${circle}</g>`;
  }

  function drawNote(note: NoteStep): string {
    const lines = labels.get(note) ?? [];
    const [left, right] = edges.get(note) ?? [0, 0];
    const box = labelHeight(lines) + 2 * size.noteTop;
    const top = y + 8;
    y = top + box + 4;
    const rect = `<rect x="${left}" y="${round(top)}" width="${right - left}" height="${box}"/>`;
    const middle = note.side === 'over';
    const text = textBlock(lines, middle ? 'label' : 'label side', middle ? (left + right) / 2 : left + size.noteSide, top + size.noteTop, height);
    return `<g class="note">${rect}${text}</g>`;
  }

  function drawRect(frame: DrawnFrame): string {
    const [left, right] = edges.get(frame) ?? [0, 0];
    const top = y + 6;
    y = top;
    const place = washes.push('') - 1;
    const content = frame.sections.map(({ items }) => drawItems(items)).join('');
    y += 6;
    washes[place] = `<rect class="wash" x="${left}" y="${round(top)}" width="${right - left}" height="${round(y - top)}"/>`;
    y += 4;
    return `<g class="shade">${content}</g>`;
  }

  function drawFrame(frame: DrawnFrame): string {
    const [left, right] = edges.get(frame) ?? [0, 0];
    const condition = conditionStart(frame, left, x);
    y += 14;
    const top = y;
    let legendEnd = condition;
    const sections = frame.sections.map(({ when, items }, index) => {
      if (index > 0) y += 12;
      const edge = y;
      const lines = when === '' ? [] : breakText(when, right - condition - size.legend, 'sans', size.text);
      const end = lines.length === 0 ? condition - 6 : condition + legendWidth('', lines[0] ?? '') + 6;
      if (index === 0) legendEnd = end;
      const gap = lines.length === 0 ? '' : `H${condition - 6}M${end} ${round(edge)}`;
      const divider = index === 0 ? '' : `<path class="frame else" d="M${left} ${round(edge)}${gap}H${right}"/>`;
      y += 14 + Math.max(0, lines.length - 1) * size.line;
      arrowY = undefined;
      return `<g>${divider}${legend(index === 0 ? frame.keyword : '', lines, left + size.legend, condition, edge)}${drawItems(items)}</g>`;
    });
    y += 5;
    const outline = `<path class="frame" d="M${legendEnd} ${round(top)}H${right}V${round(y)}H${left}V${round(top)}h6"/>`;
    y += 5;
    return `<g>${outline}${sections.join('')}</g>`;
  }

  const content = drawItems(sequence.items);
  const bottom = y + 12;
  const drawn = `${washes.join('')}${lives.draw(bottom)}${lives.heads()}${content}`;
  return { content: drawn, width, height: Math.ceil(bottom + 6) };
}

/* Keyword and condition on a frame's edge; a long condition goes on below it. */
function legend(keyword: string, lines: readonly string[], left: number, condition: number, y: number): string {
  if (!keyword && lines.length === 0) return '';
  const head = keyword && `<tspan class="keyword">${keyword}</tspan> `;
  const rows = lines.map((line, index) => `<tspan x="${round(condition)}"${index ? ` dy="${size.line}"` : ''}>${escape(line)}</tspan>`);
  return `<text class="when" x="${round(left)}" y="${round(y + 4.5)}">${head}${rows.join('')}</text>`;
}

/* Over the middle of the arrow, unless it crosses other life lines and the label fits between two of them. */
function labelCentre(x: readonly number[], { from, to }: MessageStep, width: number): number {
  const [left, right] = from < to ? [from, to] : [to, from];
  const middle = ((x[left] ?? 0) + (x[right] ?? 0)) / 2;
  const gaps = x.slice(left, right).map((start, index) => ({ start, end: x[left + index + 1] ?? start }));
  const centres = gaps.filter(({ start, end }) => end - start >= width + 24).map(({ start, end }) => (start + end) / 2);
  return centres.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle;
}

