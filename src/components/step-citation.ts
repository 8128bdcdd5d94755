import { cite, type Citation, type JavaPlace } from '../evidence/cite.ts';
import type { MessageStep } from '../figures/figure.ts';
import { lineAt } from '../figures/source.ts';

/** The place behind a step's `cite Class.method`: the last name is the method, unless it starts as a class does. */
export function placeOfStep(name: string): JavaPlace {
  const dot = name.lastIndexOf('.');
  const last = name.slice(dot + 1);
  return /^[A-Z]/.test(last) ? { class: name } : { class: name.slice(0, dot), method: last };
}

/**
 * The evidence for a step of a figure whose source begins at `at`, if it names any.
 * @throws Problem at the line of the step's comment where the pinned release has no such place.
 */
export function citationOf(step: MessageStep, at: string): Citation | undefined {
  return step.cite && cite(placeOfStep(step.cite.place), lineAt(at, step.cite.line));
}
