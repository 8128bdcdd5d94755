import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Figure, FigureInput } from './figure.ts';

/*
 * Finished figures by content, so that a second build draws none twice.
 * Found from the working directory, not from this module: Astro bundles the components that import it.
 */
const here = join(process.cwd(), 'src/figures');
const defaultFolder = join(process.cwd(), 'node_modules/.cache/figures');

let version: string | undefined;

/* A figure is made anew whenever the code that draws it changes. */
function rendererVersion(): string {
  if (version !== undefined) return version;
  const hash = createHash('sha256');
  for (const file of readdirSync(here).sort()) {
    if (file.endsWith('.ts')) hash.update(file).update(readFileSync(join(here, file)));
  }
  hash.update(readFileSync(join(process.cwd(), 'src/roles.ts')));
  hash.update(readFileSync(join(process.cwd(), 'node_modules/mermaid/package.json')));
  version = hash.digest('hex');
  return version;
}

function cacheFile({ id, lang, source }: FigureInput, folder: string): string {
  const key = createHash('sha256').update(JSON.stringify([rendererVersion(), id, lang, source])).digest('hex');
  return join(folder, `${key.slice(0, 32)}.json`);
}

function readCached(file: string): Figure | undefined {
  try {
    const figure: Figure = JSON.parse(readFileSync(file, 'utf8'));
    return figure;
  } catch {
    return undefined; // not there, or cut short: draw it
  }
}

/** Calls `renderFigure`; Mermaid and jsdom are loaded only here, from outside any bundle. */
async function draw(input: FigureInput): Promise<Figure> {
  const renderer: typeof import('./render.ts') = await import(/* @vite-ignore */ pathToFileURL(join(here, 'render.ts')).href);
  return renderer.renderFigure(input);
}

/**
 * `renderFigure`, remembered by content in `folder`.
 * @throws Problem as `renderFigure` does.
 */
export async function cachedFigure(input: FigureInput, folder: string = defaultFolder, render: (input: FigureInput) => Promise<Figure> = draw): Promise<Figure> {
  const file = cacheFile(input, folder);
  const known = readCached(file);
  if (known) return known;
  const figure = await render(input);
  mkdirSync(folder, { recursive: true });
  // Written beside and renamed, so that a build running at the same time never reads half a file.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(figure));
  renameSync(`${file}.${process.pid}`, file);
  return figure;
}

/** All of `inputs`, one after the other; `progress` hears how many are done. */
export async function cachedFigures(inputs: readonly FigureInput[], progress: (done: number, total: number) => void = () => {}, folder?: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const input of inputs) {
    figures.push(await cachedFigure(input, folder));
    progress(figures.length, inputs.length);
  }
  return figures;
}
