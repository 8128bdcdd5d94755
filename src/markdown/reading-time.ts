import type { Lang } from '../languages.ts';

/**
 * Reading speed: a technical text is read at about 300 Han characters or 200 words a minute,
 * below the 400 and 238 that are measured for fiction and general prose (Brysbaert 2019).
 */
const perMinute = { zh: 300, en: 200 } as const;

/** A component with its attributes, whose values may hold a `>` of their own: `token="needAckNums >= 0"`. */
const component = /<\/?[A-Za-z](?:"[^"]*"|\{'(?:\\.|[^'])*'\}|\{[^}]*\}|[^>"{])*>/g;

/** Whole minutes that a page's MDX takes to read; code, figures, components' attributes and links' addresses are not counted. */
export function readingMinutes(source: string, lang: Lang): number {
  const prose = source.replace(/^```[\s\S]*?^```/gm, '').replace(component, ' ').replace(/\]\([^)]*\)/g, ']').replace(/\{#[^}]*\}/g, ' ');
  const han = prose.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  const words = prose.match(/[A-Za-z][\w.]*/g)?.length ?? 0;
  const minutes = lang === 'zh' ? han / perMinute.zh + words / perMinute.en : words / perMinute.en;
  return Math.max(1, Math.round(minutes));
}
