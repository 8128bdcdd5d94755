import type { Lang } from '../languages.ts';
import { loadPagefind, type Match } from './pagefind.ts';
import { merge, readQuery, type Wording } from './query.ts';

/** The sections found for a query, best first. */
export interface Found {
  matches: Match[];
  /** No section has it as typed; these come near. */
  close: boolean;
  wordings: readonly Wording[];
}

/** Searches the page's language for what was typed. Throws where the index cannot be loaded. */
export async function find(typed: string, lang: Lang): Promise<Found> {
  const wordings = readQuery(typed, lang);
  const pagefind = await loadPagefind();
  const ask = async (query: string) => (await pagefind.search(query)).results;
  const answers = await Promise.all(wordings.map(async ({ phrase, terms }) => {
    const [loose, whole, ...each] = await Promise.all([ask(terms.join(' ')), ask(`"${phrase}"`), ...terms.map((term) => ask(`"${term}"`))]);
    return { loose: loose ?? [], phrase: whole ?? [], terms: each };
  }));
  const byId = new Map(answers.flatMap(({ loose, phrase, terms }) => [...terms.flat(), ...phrase, ...loose]).map((match) => [match.id, match]));
  const idsOf = (matches: readonly Match[]) => matches.map(({ id }) => id);
  const { ids, close } = merge(answers.map(({ loose, phrase, terms }) => ({ loose: idsOf(loose), phrase: idsOf(phrase), terms: terms.map(idsOf) })));
  return { matches: ids.flatMap((id) => byId.get(id) ?? []), close, wordings };
}

/** The ids of each group's sections: for filters and their counts. */
export async function idsOfGroups(groups: readonly string[]): Promise<Map<string, Set<string>>> {
  const pagefind = await loadPagefind();
  return new Map(await Promise.all(groups.map(async (group) => {
    const { results } = await pagefind.search(null, { filters: { group } });
    return [group, new Set(results.map(({ id }) => id))] as const;
  })));
}
