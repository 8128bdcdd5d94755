import type { Mark, Progress } from './schedule.ts';

/** What a file of progress says of itself. */
const format = 'rocketmq-answers/self-test/1';

/** Progress as the text that is kept in the browser and exported. */
export function write(progress: Progress): string {
  return JSON.stringify({ format, ...progress }, null, 1);
}

/** What is wrong with a file: not JSON, not one of ours, or ours but damaged. */
export type Fault = 'no-json' | 'foreign' | 'damaged';

/** Reads what `write` wrote; marks of questions that are not among `ids` are left out. */
export function read(text: string, ids: ReadonlySet<string>): Progress | Fault {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'no-json';
  }
  if (!isRecord(value) || value['format'] !== format) return 'foreign';
  const { turn, marks } = value;
  if (!isCount(turn) || !isRecord(marks)) return 'damaged';
  const entries = Object.entries(marks);
  const read = entries.flatMap(([id, mark]) => (isMark(mark) ? [[id, { known: mark.known, due: mark.due }] as const] : []));
  return read.length < entries.length ? 'damaged' : { turn, marks: Object.fromEntries(read.filter(([id]) => ids.has(id))) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isMark(value: unknown): value is Mark {
  return isRecord(value) && isCount(value['known']) && isCount(value['due']);
}
