import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'astro';
import { serve } from '../site/serve.ts';

/** Builds a page for each fixture with the site's own components and serves them: `<url><id>.<lang>.html`. */
export async function fixtureSite(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'figure-pages-'));
  await build({ root: 'tests/figures/site', outDir: folder, logLevel: 'error' });
  const { url, close } = await serve(folder);
  return {
    url,
    close: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}
