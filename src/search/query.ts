import type { Lang } from '../languages.ts';
import { aliases } from './aliases.ts';

/** What to ask the index for one wording of the reader's query. */
export interface Wording {
  /** All of it in the order typed, to be found as it stands. */
  phrase: string;
  /** Its parts: runs of one script, or what the reader put in quotes. */
  terms: readonly string[];
}

/** Words that say nothing alone. */
export const stopWords: Readonly<Record<Lang, ReadonlySet<string>>> = {
  zh: new Set(['的', '了', '吗', '呢', '是', '会', '怎么', '怎么办', '如何', '什么', '为什么', '有', '在', '和', '与']),
  en: new Set('a an and are be can do does for how i if in is it me my of on or that the there this to what when where which why with you your'.split(' ')),
};

const han = String.raw`\p{Script=Han}`;
const term = new RegExp(`"([^"]+)"|([${han}]+)|([^\\s"${han}]+)`, 'gu');
/** More parts than this only slow the search down. */
const mostTerms = 8;

/**
 * The wordings to search for what was typed: as typed, then with known aliases replaced.
 * Empty where nothing is left to search for.
 */
export function readQuery(typed: string, lang: Lang): Wording[] {
  const text = typed.normalize('NFKC').replace(/[“”„]/g, '"').replace(/\s+/g, ' ').trim();
  const others = aliases[lang].flatMap(([said, written]) => {
    const at = text.toLowerCase().indexOf(said.toLowerCase());
    return at < 0 ? [] : [`${text.slice(0, at)} ${written} ${text.slice(at + said.length)}`];
  });
  return [text, ...others].flatMap((wording) => readWording(wording, lang));
}

function readWording(text: string, lang: Lang): Wording[] {
  const parts = [...text.matchAll(term)].flatMap(([, quoted, chinese, other]) => quoted ?? chinese ?? trimPunctuation(other ?? ''));
  const found = parts.filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (found.length === 0) return [];
  const telling = found.filter((part) => !stopWords[lang].has(part.toLowerCase()));
  return [{ phrase: found.join(' '), terms: [...new Set(telling.length > 0 ? telling : found)].slice(0, mostTerms) }];
}

function trimPunctuation(word: string): string {
  return word.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, '');
}

/** What the index answered for one wording: ids of sections, best first. */
export interface Answers {
  phrase: readonly string[];
  /** For each term, the sections that have it as typed. */
  terms: readonly (readonly string[])[];
  /** Sections that have any of the words or the like of them, in Pagefind's order. */
  loose: readonly string[];
}

/**
 * One order from all answers: sections with the phrase, with every term, with some; among equals
 * the earlier wording and Pagefind's own order decide. Sections that have no term as typed count only
 * where none has one: then `close` is true.
 */
export function merge(answers: readonly Answers[]): { ids: string[]; close: boolean } {
  const rank = new Map<string, number>();
  answers.forEach(({ phrase, terms, loose }, wording) => {
    const all = [...loose, ...phrase, ...terms.flat()];
    all.forEach((id, place) => {
      const has = terms.filter((ids) => ids.includes(id)).length;
      const tier = phrase.includes(id) ? 0 : has > 0 ? (has === terms.length ? 1 : 2) : 3;
      const value = (tier * answers.length + wording) * 1e6 + place;
      rank.set(id, Math.min(value, rank.get(id) ?? Infinity));
    });
  });
  const ids = [...rank].sort(([, a], [, b]) => a - b);
  const closeFrom = 3 * answers.length * 1e6;
  const exact = ids.filter(([, value]) => value < closeFrom);
  return { ids: (exact.length > 0 ? exact : ids).map(([id]) => id), close: exact.length === 0 };
}
