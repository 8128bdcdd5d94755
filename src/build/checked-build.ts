import type { AstroIntegration } from 'astro';
import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Document } from '../markdown/document.ts';
import { writeSearchIndex } from '../search/write-index.ts';
import { readBuiltPages } from './built-page.ts';
import { checkPairs, checkTwins } from './check-languages.ts';
import { checkSite, throwAll } from './check-site.ts';
import { drawCards } from './draw-cards.ts';
import { drawFigures } from './draw-figures.ts';
import { Progress } from './progress.ts';

/**
 * Builds beside the output folder, checks what was built, and only then puts it in place:
 * a build that fails leaves the last good site alone. Astro's own flags (`--outDir`, `--base`) hold.
 */
export function checkedBuild(documents: ReadonlyMap<string, Document>): AstroIntegration {
  let target = '';
  let scratch = '';
  let base = '/';
  let figures = 0;
  const progress = new Progress();

  return {
    name: 'checked-build',
    hooks: {
      'astro:config:setup': async ({ command, config, updateConfig }) => {
        if (command !== 'build') return;
        target = fileURLToPath(config.outDir).replace(/\/$/, '');
        base = config.base;
        await mkdir(dirname(target), { recursive: true });
        scratch = await mkdtemp(join(dirname(target), '.building-'));
        // mkdtemp makes it for its owner only; what is published is for everybody.
        await chmod(scratch, 0o755);
        process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
        updateConfig({ outDir: pathToFileURL(`${scratch}/`) });
      },
      'astro:build:start': async () => {
        throwAll(await checkPairs('src/content'));
        figures = await drawFigures('src/content', progress);
      },
      'astro:build:done': async ({ pages }) => {
        throwAll(checkTwins(documents));
        progress.say(`checking ${pages.length} pages`);
        const built = await readBuiltPages(scratch);
        await checkSite(built, scratch, base, documents);
        const previews = await drawCards(built, scratch, progress);
        const indexed = await writeSearchIndex(scratch, progress);
        await replace(target, scratch);
        progress.end(`${pages.length} pages, ${figures} figures, ${previews} previews, ${indexed} pages in the search index: ${target}`);
      },
    },
  };
}

/** Puts `built` where `target` stands; `target` is missing for no longer than two renames. */
async function replace(target: string, built: string): Promise<void> {
  const previous = `${built}-previous`;
  await rename(target, previous).catch(() => undefined);
  await rename(built, target);
  await rm(previous, { recursive: true, force: true });
}
