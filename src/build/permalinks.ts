import { readFile, writeFile } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { readBuiltPages, type BuiltPage } from './built-page.ts';

/** Every address that was published, one a line; `npm run permalinks` adds the new ones, nothing takes one away. */
export const permalinksFile = 'src/permalinks.txt';

/** Parts of the shell and of drawings, and single lines of code, which nobody is promised. */
const unpromised = /^(main|outline|foot)$|^fig-.*-(title|descr)$|-L\d+$/;

/** The addresses that `pages` publish: the Chinese page and its ids stand for both languages, which have the same. */
export function linksOf(pages: readonly BuiltPage[]): string[] {
  return pages
    .filter(({ url }) => url.endsWith('/') && !url.startsWith('/en/'))
    .flatMap(({ url, ids }) => [url, ...ids.filter((id) => !unpromised.test(id)).map((id) => `${url}#${id}`)])
    .sort();
}

/** A Problem for each address in `list`, the text of the file, that `pages` no longer have. */
export function droppedLinks(pages: readonly BuiltPage[], list: string): Problem[] {
  const published = new Set(linksOf(pages));
  return list.split('\n').flatMap((link, index) => (link === '' || published.has(link) ? [] : [
    new Problem(`${permalinksFile}:${index + 1}`, `${link} was published and is gone`, 'give the page or the id back; for a page that moved, add it to `redirects` in astro.config.mjs'),
  ]));
}

/** The addresses in `pages` that are not in `list` yet. */
export function newLinks(pages: readonly BuiltPage[], list: string): string[] {
  const known = new Set(list.split('\n'));
  return linksOf(pages).filter((link) => !known.has(link));
}

if (import.meta.main) {
  const pages = await readBuiltPages('dist');
  const list = await readFile(permalinksFile, 'utf8');
  const added = newLinks(pages, list);
  await writeFile(permalinksFile, `${[...list.split('\n').filter(Boolean), ...added].sort().join('\n')}\n`);
  console.log(`${added.length} new addresses in ${permalinksFile}`);
}
