import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedFigures } from '../figures/cache.ts';
import type { FigureInput } from '../figures/figure.ts';
import type { Progress } from './progress.ts';

/**
 * Draws every figure below `folder` before the pages are built, so that a mistake in one is found at once
 * and progress can be told; the pages then take them from the cache. Returns how many there are.
 */
export async function drawFigures(folder: string, progress: Progress): Promise<number> {
  const files = await Array.fromAsync(glob('{zh,en}/**/*.mdx', { cwd: folder }));
  const inputs = (await Promise.all(files.sort().map((file) => figuresIn(join(folder, file), file.startsWith('en/') ? 'en' : 'zh')))).flat();
  await cachedFigures(inputs, (done, total) => progress.say(`figures ${done} of ${total}`));
  return inputs.length;
}

/** The fenced Mermaid blocks of one page, with the line on which each source begins. */
async function figuresIn(file: string, lang: FigureInput['lang']): Promise<FigureInput[]> {
  const text = await readFile(file, 'utf8');
  return [...text.matchAll(/^```mermaid #([a-z][a-z0-9-]*)\s*\n([\s\S]*?)\n```$/gm)].map(({ 1: id = '', 2: source = '', index }) => ({
    id, lang, source,
    at: `${file}:${text.slice(0, index).split('\n').length + 1}`,
  }));
}
