import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cachedCard } from '../cards/cache.ts';
import type { Card } from '../cards/card.ts';
import { words } from '../labels.ts';
import { release } from '../release.ts';
import { isRole, roleIds } from '../roles.ts';
import { cardUrl, parsePath } from '../urls.ts';
import { attributeOf, type BuiltPage } from './built-page.ts';
import type { Progress } from './progress.ts';

/* Enough for the thread pool to have work while outlines are made. */
const atOnce = 4;

/**
 * Draws the preview of every page that names one, from what the page says of itself, into `folder`. Returns how many there are.
 * @throws Problem where a title does not fit.
 */
export async function drawCards(pages: readonly BuiltPage[], folder: string, progress: Progress): Promise<number> {
  const cards = pages.filter((page) => meta(page, 'og:image') !== undefined).map(cardOf);
  let done = 0;
  const waiting = cards.values();
  const work = async () => {
    for (const { file, card } of waiting) {
      const target = join(folder, file);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(await cachedCard(card), target);
      progress.say(`previews ${++done} of ${cards.length}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return cards.length;
}

function cardOf(page: BuiltPage): { file: string; card: Card } {
  const { lang, slug } = parsePath(page.url);
  const said = page.elements.find((element) => attributeOf(element, 'data-pagefind-meta') === 'roles')?.childNodes[0];
  const question = /^q\/(.+)$/.exec(slug)?.[1];
  return {
    file: cardUrl(lang, slug),
    card: {
      site: words(lang).site, topic: meta(page, 'article:section') ?? '', title: meta(page, 'og:title') ?? '', release,
      // The home page is about the whole path of a message.
      roles: slug === '' ? roleIds : said && 'value' in said ? said.value.split(' ').filter(isRole) : [],
      at: question ? `src/questions/${lang}/${question}.mdx:2` : `${slug === '' ? 'src/layouts/Home.astro' : 'src/outline.ts'}:1`,
    },
  };
}

function meta(page: BuiltPage, property: string): string | undefined {
  const element = page.elements.find((candidate) => attributeOf(candidate, 'property') === property);
  return element && attributeOf(element, 'content');
}
