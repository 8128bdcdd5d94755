import type { Page } from 'playwright-core';

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
