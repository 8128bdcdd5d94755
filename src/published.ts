import { getCollection, render, type CollectionEntry } from 'astro:content';
import { langs, type Lang } from './languages.ts';
import type { Document } from './markdown/document.ts';
import { entries } from './outline.ts';

export type Answer = CollectionEntry<'answers'>;

/** The page of an outline entry in one language, or undefined where it is not written yet. */
export async function answer(lang: Lang, slug: string): Promise<Answer | undefined> {
  return (await getCollection('answers')).find(({ id }) => id === `${lang}/${slug}`);
}

/** Whether the entry has a page (both languages have it, or the build fails). */
export async function isPublished(lang: Lang, slug: string): Promise<boolean> {
  return (await answer(lang, slug)) !== undefined;
}

/** Every written page in the order of the outline, for each language. */
export async function published(): Promise<{ lang: Lang; slug: string; answer: Answer }[]> {
  const found = await Promise.all(langs.flatMap((lang) => entries.map(async ({ slug }) => ({ lang, slug, answer: await answer(lang, slug) }))));
  return found.flatMap(({ lang, slug, answer }) => (answer ? [{ lang, slug, answer }] : []));
}

/** What the written pages of a language tell of themselves, in the order of the outline: for pages that gather from all others. */
export async function documents(lang: Lang): Promise<{ slug: string; document: Document }[]> {
  const pages = (await published()).filter((page) => page.lang === lang);
  return Promise.all(pages.map(async ({ slug, answer }) => ({ slug, document: (await render(answer)).remarkPluginFrontmatter['document'] as Document })));
}
