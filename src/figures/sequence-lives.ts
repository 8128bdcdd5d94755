import { mark } from './marks.ts';
import type { Columns } from './sequence-columns.ts';
import { size } from './sequence-measures.ts';
import type { Sequence } from './sequence-parse.ts';
import { escape, round, textBlock } from './svg.ts';

const nameLine = 17;
const markRoom = 13;
/* Names of boxes and the bracket under them. */
const boxRoom = 24;

/** The participants' heads, life lines and activation bars, as the walk down the diagram finds them. */
export class LifeLines {
  /** Where the first step may begin. */
  readonly top: number;
  private readonly sequence: Sequence;
  private readonly columns: Columns;
  private readonly markY: number;
  private readonly starts = new Map<number, number>();
  private readonly ends = new Map<number, number>();
  private readonly open = new Map<number, number[]>();
  private readonly bars: string[] = [];

  constructor(sequence: Sequence, columns: Columns) {
    this.sequence = sequence;
    this.columns = columns;
    const boxes = sequence.boxes.length > 0 ? boxRoom : 0;
    this.markY = boxes + Math.max(1, ...columns.names.map((lines) => lines.length)) * nameLine + markRoom;
    this.top = this.markY + 18;
  }

  /** Height of the name above the mark of a participant that a message creates. */
  nameHeight(participant: number): number {
    return Math.max(0, (this.columns.names[participant]?.length ?? 1) * nameLine - size.line + 6);
  }

  activate(participant: number, y: number): void {
    this.open.set(participant, [...(this.open.get(participant) ?? []), y]);
  }

  deactivate(participant: number, y: number): void {
    const open = this.open.get(participant) ?? [];
    const start = open.pop();
    if (start !== undefined) this.bar(participant, start, y, open.length);
  }

  /** Starts a life line at the arrow that creates it. Returns the head, drawn around height 0. */
  create(participant: number, y: number): string {
    this.starts.set(participant, y + 6);
    return this.head(participant, 0);
  }

  destroy(participant: number, y: number): void {
    // Below the circle of the step, which may stand on this very line.
    this.ends.set(participant, y + 20);
  }

  /** Heads of all participants that are there from the start, and the names of the boxes around them. */
  heads(): string {
    const heads = this.sequence.participants.map((_, index) => (this.starts.has(index) ? '' : this.head(index, this.markY)));
    const { x, half } = this.columns;
    const boxes = this.sequence.boxes.map(({ name, from, to }) => {
      const [left, right] = [(x[from] ?? 0) - (half[from] ?? 0), (x[to] ?? 0) + (half[to] ?? 0)];
      const label = name && `<text class="label box" x="${round((left + right) / 2)}" y="15">${escape(name)}</text>`;
      return `<path class="frame" d="M${round(left)} 26v-5H${round(right)}v5"/>${label}`;
    });
    return `${boxes.join('')}${heads.join('')}`;
  }

  /** Life lines, bars, foot ticks and the crosses of what was destroyed. */
  draw(bottom: number): string {
    for (const [participant, starts] of this.open) {
      starts.forEach((start, depth) => this.bar(participant, start, this.ends.get(participant) ?? bottom - 8, depth));
    }
    const lines = this.columns.x.map((x, index) => {
      const start = this.starts.get(index) ?? this.markY + 6;
      const end = this.ends.get(index);
      return `M${x} ${round(start)}V${round(end ?? bottom)}${end === undefined ? 'm-5 0h10' : ''}`;
    });
    const crosses = [...this.ends].map(([index, end]) => `M${(this.columns.x[index] ?? 0) - 6} ${round(end - 6)}l12 12m0-12l-12 12`);
    const ended = crosses.length ? `<path class="line" d="${crosses.join('')}"/>` : '';
    return `<path class="life" d="${lines.join('')}"/>${this.bars.join('')}${ended}`;
  }

  private head(participant: number, markY: number): string {
    const found = this.sequence.participants[participant];
    if (!found) return '';
    const x = this.columns.x[participant] ?? 0;
    const lines = (this.columns.names[participant] ?? []).map((text) => ({ text }));
    const top = markY - markRoom - lines.length * nameLine + 2;
    return textBlock(lines, 'label name', x, top, () => nameLine) + mark(found, x, markY);
  }

  private bar(participant: number, start: number, end: number, depth: number): void {
    const x = (this.columns.x[participant] ?? 0) - size.bar / 2 + depth * (size.bar + 1);
    const role = this.sequence.participants[participant]?.role;
    this.bars.push(`<rect class="bar${role ? ` ${role}` : ''}" x="${round(x)}" y="${round(start)}" width="${size.bar}" height="${round(Math.max(0, end - start))}"/>`);
  }
}
