import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Has axe in every document that `page` opens from now on: quicker than sending its 650 KB to each. */
export async function withAxe(page: Page): Promise<void> {
  await page.addInitScript(source);
}

/**
 * What axe finds wrong with a document that has it, or with the elements of it that `include` selects, one line a rule.
 * It is told to describe violations only, and not to fetch the style sheets again: that halves its time.
 */
export async function violations(document: Page | Frame, options: axe.RunOptions = {}, include = 'html'): Promise<string[]> {
  const { violations } = await document.evaluate(([context, given]) => (window as unknown as { axe: typeof axe }).axe.run(context, { preload: false, resultTypes: ['violations'], ...given }), [include, options] as const);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** The same of a document that does not have axe yet. */
export async function violationsNow(page: Page): Promise<string[]> {
  await page.evaluate(source);
  return violations(page);
}
