import { Problem } from '../problem.ts';
import type { Figure, MessageStep } from './figure.ts';
import type { Item } from './sequence-parse.ts';
import { lineAt, type Source } from './source.ts';

/** Every message of the tree, in order. */
export function messages(items: readonly Item[]): MessageStep[] {
  return items.flatMap((item) => {
    if (item.kind === 'message') return [item];
    return item.kind === 'frame' ? item.sections.flatMap((section) => messages(section.items)) : [];
  });
}

/**
 * The number of each named step.
 * @throws Problem where a name or a number occurs twice, or a named step has no number.
 */
export function numberNames(items: readonly Item[], source: Source, at: string): Record<string, string> {
  const names: Record<string, string> = {};
  const numbers = new Set<string>();
  for (const { name, number } of messages(items)) {
    if (number !== undefined && numbers.has(number)) {
      throw new Problem(at, `two steps are numbered ${number}`, 'number the steps of a figure once through, so that each link means one step');
    }
    if (number !== undefined) numbers.add(number);
    if (name === undefined) continue;
    const line = source.names.findLast((known) => known.name === name)?.line ?? 0;
    if (number === undefined) throw new Problem(lineAt(at, line), `step "${name}" has no number`, 'put autonumber before the first message');
    if (name in names) throw new Problem(lineAt(at, line), `two steps are named "${name}"`, 'give each step of a figure its own name');
    names[name] = number;
  }
  return names;
}

/**
 * Number of the step `name` of `figure`, for a reference that stands at `at`.
 * @throws Problem where the figure has no such step.
 */
export function stepNumber(figure: Figure, name: string, at: string): string {
  const number = figure.stepNames[name];
  if (number !== undefined) return number;
  const known = Object.keys(figure.stepNames).join(', ') || 'none';
  throw new Problem(at, `figure "${figure.id}" has no step "${name}"`, `its named steps: ${known}; name one with %% step ${name} before its message`);
}
