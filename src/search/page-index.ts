import { createIndex, type PagefindIndex } from 'pagefind';

/** Drawings say nothing that their list of steps does not say too; buttons and links of the page's tools are no text. */
const notText = ['svg', 'button', '.anchor', '.cite', '.line > a', '[aria-hidden="true"]'];

/** Files of Pagefind's own interface, which this site does not use. */
const unused = /-ui\.(?:js|css)$|^pagefind-highlight\.js$/;

/** An empty index with the site's settings. Throws where Pagefind cannot start. */
export async function openIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ excludeSelectors: notText });
  if (!index) throw new Error(`Pagefind does not start: ${errors.join('; ')}`);
  return index;
}

/** The index's files by their path below `pagefind/`. */
export async function filesOf(index: PagefindIndex): Promise<Map<string, Uint8Array>> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind writes no index: ${errors.join('; ')}`);
  return new Map(files.map(({ path, content }): [string, Uint8Array] => [path, content]).filter(([path]) => !unused.test(path)));
}

/** How many pages an index's files hold, over all languages. */
export function countPages(files: ReadonlyMap<string, Uint8Array>): number {
  return [...files.keys()].filter((path) => path.startsWith('fragment/')).length;
}
