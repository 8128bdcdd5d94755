import { createHash } from 'node:crypto';
import { access, mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Card } from './card.ts';

const defaultFolder = join(process.cwd(), 'node_modules/.cache/cards');
/* All that a preview's look comes from. */
const drawnBy = ['src/figures/marks.ts', 'src/figures/svg.ts', 'src/figures/text.ts', 'src/styles/tokens.css', 'src/roles.ts'];
const packages = ['sharp', 'fontkitten', '@embedpdf/fonts-sc'];

let version: Promise<string> | undefined;

/** A preview is drawn anew whenever what draws it changes. */
async function drawerVersion(): Promise<string> {
  const own = (await readdir(import.meta.dirname)).sort().map((name) => join(import.meta.dirname, name));
  const files = [...own, ...drawnBy, ...packages.map((name) => `node_modules/${name}/package.json`)];
  const hash = createHash('sha256');
  for (const file of files) hash.update(await readFile(file));
  return hash.digest('hex');
}

/**
 * The file of a preview, drawn where no build has drawn it before. `draw` makes the PNG; it is loaded only where one is missing.
 * @throws Problem as `drawCard` does.
 */
export async function cachedCard({ at, ...content }: Card, folder = defaultFolder): Promise<string> {
  version ??= drawerVersion();
  const key = createHash('sha256').update(JSON.stringify([await version, content])).digest('hex');
  const file = join(folder, `${key.slice(0, 32)}.png`);
  if (await access(file).then(() => true, () => false)) return file;
  const { drawCard } = await import('./draw.ts');
  const png = await drawCard({ at, ...content });
  await mkdir(folder, { recursive: true });
  // Written beside and renamed, so that a build running at the same time never reads half a file.
  await writeFile(`${file}.${process.pid}`, png);
  await rename(`${file}.${process.pid}`, file);
  return file;
}
