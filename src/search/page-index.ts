import { createIndex, type PagefindIndex } from 'pagefind';
import { recordsOf } from './page-records.ts';

/** Drawings say nothing that their list of steps does not say too; tools, step numbers and links to source lines are no text. */
const notText = ['svg', 'button', 'figure summary', '[data-action]', '.step-number', '.cite', '[hidden]', '[aria-hidden="true"]'];

/** Files of Pagefind's own interface, and the worker: all of them are left out, see `loadPagefind`. */
const unused = /-ui\.(?:js|css)$|^pagefind-(?:highlight|worker)\.js$/;

/**
 * Pagefind reads it when its process starts; it is no option of its interface yet (Pagefind 1.6). The browser fetches one part of the index
 * for each word that lies in another: of 20000, its default, a part is 30 KB and a query of five words costs 160 KB; of 1000, 2 KB, which keeps one of twelve words below the budget of 150 KB.
 */
const partSize = '1000';

/** An empty index with the site's settings. Throws where Pagefind cannot start. */
export async function openIndex(): Promise<PagefindIndex> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = partSize;
  const { index, errors } = await createIndex({ excludeSelectors: notText });
  if (!index) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
  return index;
}

/** Adds the sections of one page, if it is one for the search, and says whether it is. `url` is its path below the base. */
export async function addPage(index: PagefindIndex, html: string, url: string): Promise<boolean> {
  const records = recordsOf(html, url);
  await Promise.all(records.map(async (record) => {
    const { errors } = await index.addHTMLFile(record);
    if (errors.length > 0) throw new Error(`Pagefind cannot read ${record.url}: ${errors.join('; ')}`);
  }));
  return records.length > 0;
}

/** The index's files by their path below `pagefind/`. */
export async function filesOf(index: PagefindIndex): Promise<Map<string, Uint8Array>> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind writes no index: ${errors.join('; ')}`);
  return new Map(files.map(({ path, content }): [string, Uint8Array] => [path, content]).filter(([path]) => !unused.test(path)));
}
