import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Problem } from '../problem.ts';
import { attributeOf, type BuiltPage } from './built-page.ts';

/** What a reader may be made to wait for, in bytes of brotli; the reasons are in the README. */
export const budgets = {
  /** All that loads before the reader acts: the median page, and the page at the 95th percentile. */
  median: 40_000,
  percentile95: 60_000,
  requests: 5,
  script: 3_000,
  style: 8_000,
} as const;

/** What one page makes its reader load before he acts, in bytes of brotli. */
export interface Weight {
  file: string;
  total: number;
  script: number;
  style: number;
  requests: number;
}

/** Weighs every page in `folder` with all that its HTML asks for and all that those scripts import. */
export async function weigh(pages: readonly BuiltPage[], folder: string, base: string): Promise<Weight[]> {
  const sizes = new Map<string, Promise<{ size: number; imports: string[] }>>();
  const sizeOf = (path: string) => {
    const known = sizes.get(path) ?? readFile(join(folder, path)).then((bytes) => ({ size: compressed(path, bytes), imports: staticImports(path, bytes) }));
    sizes.set(path, known);
    return known;
  };
  return Promise.all(pages.map(async (page) => {
    const asked = page.elements.flatMap((element) => {
      const rel = attributeOf(element, 'rel') ?? '';
      const path = element.tagName === 'script' || element.tagName === 'img' ? attributeOf(element, 'src') : element.tagName === 'link' && /stylesheet|icon|preload|modulepreload/.test(rel) ? attributeOf(element, 'href') : undefined;
      return path === undefined ? [] : [`/${path.slice(base.replace(/\/?$/, '/').length)}`];
    });
    const files = [`/${page.file}`, ...asked];
    for (const path of files) files.push(...(await sizeOf(path)).imports.filter((each) => !files.includes(each)));
    const weights = await Promise.all(files.map(async (path) => ({ path, size: (await sizeOf(path)).size })));
    const sum = (ending: string) => weights.filter(({ path }) => path.endsWith(ending)).reduce((total, { size }) => total + size, 0);
    return { file: page.file, total: sum(''), script: sum('.js'), style: sum('.css'), requests: files.length };
  }));
}

/** The budgets that `weights` break. */
export function checkBudgets(weights: readonly Weight[]): Problem[] {
  const sorted = weights.map(({ total }) => total).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const over = (file: string, what: string, is: number, may: number, fix: string) => (is > may ? [new Problem(file, `${what}: ${is}, budget ${may}`, fix)] : []);
  return [
    ...over('all pages', 'bytes of the median first view', at(0.5), budgets.median, 'shorten the heaviest pages, or load less with all'),
    ...over('all pages', 'bytes of the first view at the 95th percentile', at(0.95), budgets.percentile95, 'shorten the heaviest pages'),
    ...weights.flatMap(({ file, script, style, requests }) => [
      ...over(file, 'bytes of JavaScript before the reader acts', script, budgets.script, 'load it when the reader acts: import() in src/layouts/behaviour.ts'),
      ...over(file, 'bytes of CSS', style, budgets.style, 'use the tokens and classes there are'),
      ...over(file, 'requests of the first view', requests, budgets.requests, 'one style sheet, one script'),
    ]),
  ];
}

/*
 * Style sheets and scripts at the best quality, as a static host keeps them. Pages, of which there are many, at 8 of
 * 11: never below the smallest and at most 18 % above it. From 9 on each call prepares so much memory that 299 pages
 * take 22 s instead of 0.4 s, for 0.6 % at the 95th percentile.
 */
function compressed(path: string, bytes: Buffer): number {
  const quality = path.endsWith('.html') ? 8 : constants.BROTLI_MAX_QUALITY;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

function staticImports(path: string, bytes: Buffer): string[] {
  if (!path.endsWith('.js')) return [];
  return [...bytes.toString().matchAll(/(?:^|;)\s*import\s*(?:[^'"()]*?from\s*)?["']\.\/([^"']+)["']/g)].flatMap(({ 1: name }) => (name ? [join(path, '..', name)] : []));
}
