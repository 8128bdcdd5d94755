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
  const matches = ids.flatMap((id) => byId.get(id) ?? []);
  return { matches: close ? await near(matches, wordings) : matches, close, wordings };
}

/** More guesses than this help nobody, and each has to be fetched. */
const mostGuesses = 10;

/** Pagefind answers an unknown word with any that begins like it, be it by one letter; a guess is shown where its text has the first three letters, or one Han, of a term. */
async function near(guesses: readonly Match[], wordings: readonly Wording[]): Promise<Match[]> {
  const beginnings = wordings.flatMap(({ terms }) => terms).map((term) => term.toLowerCase().slice(0, /^\p{Script=Han}/u.test(term) ? 1 : 3));
  const read = await Promise.all(guesses.slice(0, mostGuesses).map(async (guess) => ({ guess, text: (await guess.data()).content.toLowerCase() })));
  return read.filter(({ text }) => beginnings.some((beginning) => text.includes(beginning))).map(({ guess }) => guess);
}

/** The ids of each group's sections: for filters and their counts. */
export async function idsOfGroups(groups: readonly string[]): Promise<Map<string, Set<string>>> {
  const pagefind = await loadPagefind();
  return new Map(await Promise.all(groups.map(async (group) => {
    const { results } = await pagefind.search(null, { filters: { group } });
    return [group, new Set(results.map(({ id }) => id))] as const;
  })));
}
