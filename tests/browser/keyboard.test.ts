import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openSite, type Site } from './site.ts';

const answer = '/problems/message-loss/';
let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const focused = (page: Page) => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200) ?? '');
/** Waits until the clipboard holds `text`: writing takes a moment, and until then it holds what the test before copied. */
const copied = (page: Page, text: string) => page.waitForFunction(async (expected) => (await navigator.clipboard.readText()) === expected, text, { timeout: 10_000 });

describe('by keyboard', () => {
  test('the first Tab is the skip link, which leads to the text', async () => {
    const { page, close } = await site.open(answer);
    await page.keyboard.press('Tab');
    assert.match(await focused(page), /class="skip"/);
    await page.keyboard.press('Enter');
    assert.match(await focused(page), /id="main"/);
    await close();
  });

  test('everything that takes focus shows it', async () => {
    const { page, close } = await site.open(answer);
    for (let press = 0; press < 40; press++) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const element = document.activeElement;
        return element && element !== document.body ? getComputedStyle(element).outlineStyle : 'solid';
      });
      assert.notEqual(outline, 'none', await focused(page));
    }
    await close();
  });

  test('the phone menu opens, is walked through, and closes with Escape', async () => {
    const { page, close } = await site.open(answer, { viewport: { width: 390, height: 800 } });
    await page.locator('.top-menu').focus();
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('#outline').isVisible());
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement?.closest('#outline') !== null), 'Tab goes into the menu');
    await page.keyboard.press('Escape');
    assert.ok(!(await page.locator('#outline').isVisible()));
    assert.match(await focused(page), /top-menu/);
    await close();
  });

  test('a heading’s link is copied', async () => {
    const { page, close } = await site.open(answer, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#store .anchor').focus();
    await page.keyboard.press('Enter');
    await copied(page, `${site.url}${answer}#store`);
    await close();
  });

  test('code is copied as one would paste it', async () => {
    const { page, close } = await site.open(answer, { permissions: ['clipboard-read', 'clipboard-write'] });
    const block = page.locator('figure.code').first();
    const shown = (await block.locator('.line').allTextContents()).join('').trimEnd();
    await block.locator('[data-action="copy"]').focus();
    await page.keyboard.press('Enter');
    await copied(page, shown);
    assert.doesNotMatch(shown, /\u00a0|\u200b|^\d+\s/);
    await close();
  });

  test('a figure’s Mermaid source is copied', async () => {
    const { page, close } = await site.open(answer, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('#fig-sync-send [data-action="copy-figure-source"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('sequenceDiagram'));
    await close();
  });

  test('a figure fills the screen, zooms, and gives the focus back', async () => {
    const { page, complaints, close } = await site.open(answer);
    const button = page.locator('#fig-sync-send [data-action="figure-fullscreen"]');
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    const width = async () => (await dialog.locator('svg').first().boundingBox())?.width ?? 0;
    const before = await width();
    await page.keyboard.press('+');
    await page.waitForFunction((was) => (document.querySelector('dialog[open] svg')?.getBoundingClientRect().width ?? 0) > was, before);
    await page.keyboard.press('0');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' }).catch(() => dialog.waitFor({ state: 'hidden' }));
    assert.match(await focused(page), /figure-fullscreen/);
    assert.deepEqual(complaints, []);
    await close();
  });
});
