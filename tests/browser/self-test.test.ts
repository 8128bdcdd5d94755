import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { violationsNow } from './axe.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
const folder = mkdtempSync(join(tmpdir(), 'self-test-'));
before(async () => {
  site = await openSite();
});
after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const question = (page: Page) => page.locator('.practice-question').textContent();
const progress = (page: Page) => page.locator('.practice-progress').textContent();
const said = (page: Page) => page.locator('.practice-said').textContent();

/** Starts practice by keyboard alone. */
async function start(page: Page): Promise<void> {
  await page.locator('[data-action="practice"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('.practice-question:focus').waitFor();
}

/** Opens the answer and judges it by keyboard. */
async function answer(page: Page, knew: boolean): Promise<string> {
  const asked = await question(page) ?? '';
  await page.keyboard.press('Space');
  assert.ok(((await page.locator('.practice-answer').textContent()) ?? '').length > 40, asked);
  await page.keyboard.press(knew ? '1' : '2');
  await page.locator('.practice-question:focus').waitFor();
  return asked;
}

describe('the self-test', () => {
  test('is readable without JavaScript: every question opens to its answer', async () => {
    const { page, close } = await site.open('/self-test/', { javaScriptEnabled: false });
    const first = page.locator('.self-test details').first();
    assert.equal(await first.locator('.questions-answer').isVisible(), false);
    await first.locator('summary').click();
    assert.equal(await first.locator('.questions-answer').isVisible(), true);
    await close();
  });

  test('a session by keyboard: what was not known comes back after three others, and all is kept over a reload', async () => {
    const { page, complaints, close } = await site.open('/self-test/');
    await start(page);
    const total = await page.locator('.self-test details').count();
    assert.equal(await progress(page), `答上 0 · 还不会 0 · 没问过 ${total}`);
    const unknown = await answer(page, false);
    const others = [await answer(page, true), await answer(page, true)];
    await page.reload();
    await start(page);
    assert.equal(await progress(page), `答上 2 · 还不会 1 · 没问过 ${total - 3}`);
    others.push(await answer(page, true));
    assert.ok(!others.includes(unknown));
    assert.equal(await question(page), unknown);
    assert.deepEqual(await violationsNow(page), []);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('exports progress, imports it elsewhere, clears it at the second press', async () => {
    const { page, close } = await site.open('/en/self-test/');
    await start(page);
    await answer(page, true);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Export progress').click()]);
    const file = join(folder, 'progress.json');
    await download.saveAs(file);
    await page.getByText('Clear progress').click();
    await page.getByText('Press again').click();
    assert.match((await progress(page)) ?? '', /^0 known/);
    await page.locator('.practice input[type=file]').setInputFiles(file);
    await page.getByText('Imported.').waitFor();
    assert.match((await progress(page)) ?? '', /^1 known/);
    assert.match(readFileSync(file, 'utf8'), /rocketmq-answers\/self-test/);
    await close();
  });

  test('a broken or foreign file gets a clear message and changes nothing', async () => {
    const { page, close } = await site.open('/en/self-test/');
    await start(page);
    await answer(page, true);
    const before = await progress(page);
    for (const [name, text, message] of [['broken', '{', 'not JSON'], ['foreign', '{"cards":[]}', 'not exported here'], ['damaged', '{"format":"rocketmq-answers/self-test/1","turn":1,"marks":{"x":{"known":"yes"}}}', 'damaged']] as const) {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, text);
      await page.locator('.practice input[type=file]').setInputFiles(file);
      await page.locator('.practice-said', { hasText: message }).waitFor();
      assert.match((await said(page)) ?? '', /^Not imported: .* unchanged\.$/);
      assert.equal(await progress(page), before);
    }
    await close();
  });

  test('kept progress that makes no sense is said, not used', async () => {
    const { page, close } = await site.open('/self-test/');
    await page.evaluate(() => localStorage.setItem('self-test', '{"format":"other"}'));
    await page.reload();
    await start(page);
    assert.match((await said(page)) ?? '', /看不懂，没有用它/);
    await close();
  });

  test('nothing of practice loads before it is started', async () => {
    const { page, close } = await site.open('/self-test/');
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    assert.deepEqual(loaded.filter((name) => /practice/.test(name)), []);
    await close();
  });

  test('prints as a sheet of questions, or with the answers', async () => {
    const { page, close } = await site.open('/self-test/');
    // Playwright takes what lies in a closed <details> for hidden, whatever the style sheet says.
    const shown = () => page.locator('.self-test .questions-answer').first().evaluate((element) => element.checkVisibility() && element.clientHeight > 0);
    assert.equal(await shown(), false);
    await page.emulateMedia({ media: 'print' });
    assert.equal(await shown(), true);
    await page.evaluate(() => (document.documentElement.dataset['print'] = 'questions'));
    assert.equal(await shown(), false);
    await close();
  });
});
