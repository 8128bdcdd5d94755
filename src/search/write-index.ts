import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close } from 'pagefind';
import type { Progress } from '../build/progress.ts';
import { countPages, filesOf, openIndex } from './page-index.ts';

/**
 * Indexes the built pages in `folder` that have a `data-pagefind-body`, and writes the index to `pagefind/` in it.
 * Gives the number of indexed pages. Throws where Pagefind fails.
 */
export async function writeSearchIndex(folder: string, progress: Progress): Promise<number> {
  progress.say('search index');
  try {
    const index = await openIndex();
    const { errors } = await index.addDirectory({ path: folder });
    if (errors.length > 0) throw new Error(`Pagefind cannot read the pages: ${errors.join('; ')}`);
    const files = await filesOf(index);
    await Promise.all([...files].map(async ([path, content]) => {
      const file = join(folder, 'pagefind', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }));
    return countPages(files);
  } finally {
    await close();
  }
}
