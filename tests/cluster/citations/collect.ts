import type { CitationEntry } from '../../../src/evidence/cite.ts';
import { citationKey } from '../../../src/evidence/place.ts';
import { Problem } from '../../../src/problem.ts';
import type { Written } from '../written.ts';
import type { ClassIndex } from './classes.ts';
import { resolvePackage } from './resolve-package.ts';
import { resolve } from './resolve.ts';

/** Finds every place that the content names. What cannot be found is in `problems`, once for each line that names it. */
export function collectCitations(index: ClassIndex, places: Written['places']): { entries: Record<string, CitationEntry>; problems: Problem[] } {
  const entries: Record<string, CitationEntry> = {};
  const problems: Problem[] = [];
  for (const { place, at } of places) {
    try {
      entries[citationKey(place)] ??= 'package' in place ? resolvePackage(place, at) : resolve(index, place, at);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  return { entries, problems };
}
