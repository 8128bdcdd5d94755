/** What a reader has marked of one question. */
export interface Mark {
  /** 0: not known yet; otherwise how many times in a row it was known. */
  known: number;
  /** Of a question not known: the turn from which it is asked again. Of a known one: the time (ms) from which it is. */
  due: number;
}

/** A reader's progress: `turn` counts the questions answered. */
export interface Progress {
  turn: number;
  marks: Readonly<Record<string, Mark>>;
}

export const fresh: Progress = { turn: 0, marks: {} };

/** A question not known comes back after this many others. */
const othersBetween = 3;
const day = 86_400_000;
/** Days until a question known once, twice, … is asked again. */
const daysUntil = [1, 3, 7, 21, 60];

/** The progress after `id` was answered at `now` (ms). */
export function mark({ turn, marks }: Progress, id: string, knew: boolean, now: number): Progress {
  const known = knew ? (marks[id]?.known ?? 0) + 1 : 0;
  const days = daysUntil[Math.min(known, daysUntil.length) - 1] ?? 0;
  return { turn: turn + 1, marks: { ...marks, [id]: { known, due: knew ? now + days * day : turn + 1 + othersBetween } } };
}

/**
 * Which of `ids` to ask next, undefined when all are known for now: first one that was not known and whose turn has come,
 * then by chance (`random`, 0 up to 1) a new one or one due again, then what was not known, early. Never `last` again if there is another.
 */
export function next({ turn, marks }: Progress, ids: readonly string[], now: number, random: number, last?: string): string | undefined {
  const open = ids.filter((id) => id !== last);
  const unknown = open.filter((id) => marks[id]?.known === 0).sort((a, b) => (marks[a]?.due ?? 0) - (marks[b]?.due ?? 0));
  const due = open.filter((id) => (marks[id]?.known ?? 1) > 0 && (marks[id]?.due ?? 0) <= now);
  const returning = unknown.find((id) => (marks[id]?.due ?? 0) <= turn);
  const lastAgain = last !== undefined && ids.includes(last) && marks[last]?.known === 0 ? last : undefined;
  return returning ?? due[Math.floor(random * due.length)] ?? unknown[0] ?? lastAgain;
}

/** How many of `ids` are known, not known yet, and not asked yet. */
export function count({ marks }: Progress, ids: readonly string[]): { known: number; unknown: number; unasked: number } {
  const unknown = ids.filter((id) => marks[id]?.known === 0).length;
  const unasked = ids.filter((id) => !(id in marks)).length;
  return { known: ids.length - unknown - unasked, unknown, unasked };
}
