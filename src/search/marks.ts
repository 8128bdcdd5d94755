import type { Lang } from '../languages.ts';
import { stopWords, type Wording } from './query.ts';

/** A stretch of text; `mark` where it is what the reader looks for. */
export interface Piece {
  text: string;
  mark: boolean;
}

const isHan = /\p{Script=Han}/u;
/** An English word's endings that the index takes off too. */
const ending = /(?:ies|ied|ing|es|ed|s|e|y)$/;

/** On every page: marking them says nothing. */
const everywhere = new Set(['消息', 'message', 'messages', 'rocketmq']);

/** Matches what in `text` answers the wordings: each term as typed or, where `text` does not have it so, its words. */
export function patternOf(text: string, wordings: readonly Wording[], lang: Lang): RegExp {
  const sources = wordings.flatMap(({ phrase, terms }) => [
    literal(phrase),
    ...terms.flatMap((term) => [literal(term), ...(new RegExp(literal(term), 'iu').test(text) ? [] : wordsOf(term, lang))]),
  ]);
  return new RegExp([...new Set(sources)].sort((a, b) => b.length - a.length).join('|') || '(?!)', 'giu');
}

/** Cuts `text` at its matches. Matches that touch become one. */
export function cut(text: string, pattern: RegExp): Piece[] {
  const pieces: Piece[] = [];
  const add = (part: string, mark: boolean) => {
    const last = pieces.at(-1);
    if (part === '') return;
    if (last?.mark === mark) last.text += part;
    else pieces.push({ text: part, mark });
  };
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    add(text.slice(from, match.index), false);
    add(match[0], true);
    from = match.index + match[0].length;
  }
  add(text.slice(from), false);
  return pieces;
}

/** Latin at the start of a word, unless it looks like a name in code, which is found inside other names too. */
function literal(text: string): string {
  const source = text.split(' ').map((part) => escape(part)).join(String.raw`\s*`);
  return /^\p{L}/u.test(text) && !isHan.test(text) && !isCode(text) ? String.raw`(?<![\p{L}\p{N}])${source}` : source;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}

function isCode(text: string): boolean {
  return /[_.$]|\p{Ll}\p{Lu}/u.test(text);
}

function wordsOf(term: string, lang: Lang): string[] {
  if (isHan.test(term)) {
    const words = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(term)].map(({ segment }) => segment);
    return words.filter((word) => !everywhere.has(word) && !stopWords[lang].has(word));
  }
  const stem = term.replace(ending, '');
  return stem.length >= 3 && stem !== term && !isCode(term) && !everywhere.has(term.toLowerCase()) ? [String.raw`(?<![\p{L}\p{N}])${escape(stem)}\p{L}*`] : [];
}
