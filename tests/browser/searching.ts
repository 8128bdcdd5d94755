import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens the dialog with `key` and waits until it takes what is typed. */
export async function openDialog(page: Page, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await page.locator('dialog[open] input:focus').waitFor();
}

/** Waits until the search in `root` has come to rest; gives what its status element says. */
export async function settled(page: Page, root: string): Promise<string> {
  const status = page.locator(`${root} [role="status"]`);
  let [before, now] = ['', ''];
  do {
    before = now;
    await page.waitForTimeout(400);
    now = (await page.locator(`${root} .hits`).innerHTML()) + (await status.textContent());
  } while (now !== before || /正在搜索|Searching/.test(now));
  return (await status.textContent()) ?? '';
}

/** What axe finds wrong with the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}
