import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close } from 'pagefind';
import type { Progress } from '../build/progress.ts';
import { addPage, filesOf, openIndex } from './page-index.ts';

/**
 * Indexes the built pages in `folder` that have a `data-pagefind-body`, and writes the index to `pagefind/` in it.
 * Gives the number of indexed pages. Throws where Pagefind fails.
 */
export async function writeSearchIndex(folder: string, progress: Progress): Promise<number> {
  const index = await openIndex();
  try {
    const pages = (await Array.fromAsync(glob('**/index.html', { cwd: folder }))).sort();
    let indexed = 0;
    for (const [done, page] of pages.entries()) {
      progress.say(`search index: page ${done + 1} of ${pages.length}`);
      const url = `/${page.replaceAll('\\', '/').replace(/index\.html$/, '')}`;
      if (await addPage(index, await readFile(join(folder, page), 'utf8'), url)) indexed++;
    }
    for (const [path, content] of await filesOf(index)) {
      const file = join(folder, 'pagefind', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return indexed;
  } finally {
    await close();
  }
}
