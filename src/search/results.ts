import { isRole, type Role } from '../roles.ts';
import { cut, type Piece } from './marks.ts';
import type { Page } from './pagefind.ts';

/** One result: a page, and the section of it that answers best. */
export interface Hit {
  /** Below the base path, with the section's `#id`. */
  url: string;
  page: Piece[];
  /** Missing where the page's beginning answers best. */
  section?: Piece[];
  excerpt: Piece[];
  /** Roles of the section, or of the page where the section names none. */
  roles: Role[];
  /** Other sections of the page that match, best first. */
  more: { url: string; title: string }[];
}

interface Section {
  /** '' is the page's beginning. */
  id: string;
  title: string;
  text: string;
  /** How well it matches; compares only with the same page's sections. */
  score: number;
}

const mostMore = 3;

/** What to show of a matching page. `pattern` (global, from `patternOf`) says what to mark. */
export function toHit(page: Page, pattern: RegExp): Hit {
  const title = page.meta['title'] ?? page.url;
  const [best, ...others] = sectionsOf(page, title, pattern).sort((a, b) => b.score - a.score);
  const section = best && best.id !== '' ? best : undefined;
  const urlOf = (id: string) => (id === '' ? page.url : `${page.url}#${encodeURIComponent(id)}`);
  return {
    url: urlOf(best?.id ?? ''),
    page: cut(title, pattern),
    ...(section && { section: cut(section.title, pattern) }),
    excerpt: cut(excerptOf(best?.text ?? '', pattern), pattern),
    roles: rolesOf(page, section?.id ?? ''),
    more: others.filter(({ id, score }) => id !== '' && score > 0).slice(0, mostMore).map((other) => ({ url: urlOf(other.id), title: other.title })),
  };
}

function sectionsOf(page: Page, title: string, pattern: RegExp): Section[] {
  const spaced = !page.raw_content.includes('\u200B');
  const words = page.raw_content.split(spaced ? /\s+/ : '\u200B');
  const headings = page.anchors.filter(({ element, text }) => /^h[23]$/.test(element) && text.trim() !== '').sort((a, b) => a.location - b.location);
  const starts = [{ id: '', text: title, location: 0 }, ...headings];
  return starts.map((start, index) => {
    const end = starts[index + 1]?.location ?? words.length;
    const body = tidy(words.slice(start.location, end).join(spaced ? ' ' : ''));
    // The index begins a section's text with its heading and closes that with a full stop.
    const text = (body.startsWith(start.text) ? body.slice(start.text.length) : body).replace(/^[\s.。]+/, '');
    const inIndex = page.locations.filter((location) => location >= start.location && location < end).length;
    return { id: start.id, title: start.text, text, score: scoreOf(start.text, text, pattern, inIndex) };
  });
}

/** A long match weighs more than a short one, a heading more than text, different words more than the same one again. */
function scoreOf(title: string, text: string, pattern: RegExp, inIndex: number): number {
  const weigh = (source: string) => {
    const found = source.match(pattern) ?? [];
    return different(found).reduce((sum, match) => sum + match.length ** 2, 0) + Math.min(found.length, 5) / 10;
  };
  return 3 * weigh(title) + weigh(text) + Math.min(inIndex, 9) / 1000;
}

function different(matches: readonly string[]): string[] {
  return [...new Set(matches.map((match) => match.toLowerCase()))];
}

function tidy(text: string): string {
  return text.replaceAll('\u200B', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replace(/(?<=\p{Script=Han})\. ?/gu, '。').replace(/\s+/g, ' ').trim();
}

/** Enough for two lines: han count double. */
const excerptWidth = 170;
const leadWidth = 36;

/** The stretch of `text` with the most matches, from the start of a sentence where one is near. */
function excerptOf(text: string, pattern: RegExp): string {
  const matches = [...text.matchAll(pattern)];
  const weightFrom = (start: number) => {
    const near = matches.filter(({ index }) => index >= start && width(text.slice(start, index)) < excerptWidth / 2);
    return different(near.map(([match]) => match)).reduce((sum, match) => sum + match.length, 0);
  };
  const [first] = matches.map(({ index }) => ({ index, weight: weightFrom(index) })).sort((a, b) => b.weight - a.weight || a.index - b.index);
  const start = first ? startBefore(text, first.index) : 0;
  let end = start;
  for (let room = excerptWidth; room > 0 && end < text.length; end++) room -= width(text.charAt(end));
  return `${start > 0 && !/[。；！？.;!?]\s*$/.test(text.slice(0, start)) ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}

function startBefore(text: string, index: number): number {
  let start = index;
  for (let room = leadWidth; room > 0 && start > 0; start--) room -= width(text.charAt(start - 1));
  const sentence = [...text.slice(start, index).matchAll(/[。；！？]|[.;!?] /g)].at(-1);
  if (start === 0 || sentence === undefined) {
    const space = text.slice(start, index).indexOf(' ');
    return start === 0 || space < 0 ? start : start + space + 1;
  }
  return start + sentence.index + sentence[0].length;
}

function width(text: string): number {
  return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** A page's filter `roles` holds one value for the page (`# master slave`) and one for each section that names its own (`#store master`). */
function rolesOf(page: Page, id: string): Role[] {
  const values = (page.filters['roles'] ?? []).map((value) => value.split(' '));
  const own = values.find(([name]) => name === `#${id}`) ?? values.find(([name]) => name === '#') ?? [];
  return own.filter(isRole);
}
