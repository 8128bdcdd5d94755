import { readdir, readFile } from 'node:fs/promises';
import type { FigureInput } from '../../src/figures/figure.ts';

const folder = 'tests/figures/sources';

/** The figures that the tests draw: one for each way of using Mermaid that the site supports. */
export async function sources(): Promise<FigureInput[]> {
  const files = (await readdir(folder)).sort();
  return Promise.all(files.map(async (file) => {
    const [id = '', lang] = file.split('.');
    const source = (await readFile(`${folder}/${file}`, 'utf8')).trimEnd();
    return { id, lang: lang === 'en' ? 'en' : 'zh', source, at: `${folder}/${file}:1` };
  }));
}
