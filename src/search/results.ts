import type { Lang } from '../languages.ts';
import { roleIds, type Role } from '../roles.ts';
import { cut, patternOf, type Piece } from './marks.ts';
import type { SectionData } from './pagefind.ts';
import type { Wording } from './query.ts';

/** One result: a section of a page, or the page's beginning. */
export interface Hit {
  /** Below the base path, with the section's `#id`. */
  url: string;
  page: Piece[];
  /** Missing where the page's beginning is the result. */
  section?: Piece[];
  excerpt: Piece[];
  roles: Role[];
}

/** What to show of a match with one of the wordings searched for. */
export function toHit({ url, content, meta, filters }: SectionData, wordings: readonly Wording[], lang: Lang): Hit {
  const title = meta['title'] ?? '';
  const page = filters['page']?.[0] ?? title;
  const body = bodyOf(content, title);
  const pattern = patternOf(`${page}\n${title}\n${body}`, wordings, lang);
  return {
    url,
    page: cut(page, pattern),
    ...(url.includes('#') && { section: cut(title, pattern) }),
    excerpt: cut(excerptOf(body, pattern), pattern),
    roles: roleIds.filter((role) => filters['roles']?.[0]?.split(' ').includes(role)),
  };
}

/** The index begins a text with its heading, and closes headings and cells with a full stop. */
function bodyOf(content: string, title: string): string {
  const text = content.replaceAll('\u200B', '').replace(/\s+/g, ' ').trim();
  const body = text.startsWith(title) ? text.slice(title.length).replace(/^[\s.]+/, '') : text;
  return body.replace(/(?<=\p{Script=Han}): ?/gu, '：').replace(/(?<=\p{Script=Han})\. ?/gu, '。').replace(/(?<=[\p{P}\p{Script=Han}]) (?=\p{Script=Han})/gu, '');
}

/** Enough for two lines: han count double. */
const excerptWidth = 170;
const leadWidth = 36;

/** The stretch of `text` with the most matches, from the start of a sentence where one is near. */
function excerptOf(text: string, pattern: RegExp): string {
  const matches = [...text.matchAll(pattern)];
  const weightFrom = (start: number) => {
    const near = matches.filter(({ index }) => index >= start && width(text.slice(start, index)) < excerptWidth / 2);
    return [...new Set(near.map(([match]) => match.toLowerCase()))].reduce((sum, match) => sum + match.length, 0);
  };
  const [first] = matches.map(({ index }) => ({ index, weight: weightFrom(index) })).sort((a, b) => b.weight - a.weight || a.index - b.index);
  const start = first ? startBefore(text, first.index) : 0;
  let end = start;
  for (let room = excerptWidth; room > 0 && end < text.length; end++) room -= width(text.charAt(end));
  const cutOff = start > 0 && !/[。；！？.;!?]\s*$/.test(text.slice(0, start));
  return `${cutOff ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

/** Where an excerpt that must show `index` begins: at a sentence or a word not far before it. */
function startBefore(text: string, index: number): number {
  let start = index;
  for (let room = leadWidth; room > 0 && start > 0; start--) room -= width(text.charAt(start - 1));
  if (start === 0) return 0;
  const before = text.slice(start, index);
  const sentence = [...before.matchAll(/[。；！？]|[.;!?] /g)].at(-1);
  return sentence ? start + sentence.index + sentence[0].length : start + before.indexOf(' ') + 1;
}

function width(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}
