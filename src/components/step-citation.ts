import { cite, type Citation } from '../evidence/cite.ts';
import { placeOfStep } from '../evidence/place.ts';
import type { MessageStep } from '../figures/figure.ts';
import { lineAt } from '../figures/source.ts';

/**
 * The evidence for a step of a figure whose source begins at `at`, if it names any.
 * @throws Problem at the line of the step's comment where the pinned release has no such place.
 */
export function citationOf(step: MessageStep, at: string): Citation | undefined {
  return step.cite && cite(placeOfStep(step.cite.place), lineAt(at, step.cite.line));
}
