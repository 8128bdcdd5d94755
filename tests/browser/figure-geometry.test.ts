import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fixtureSite } from '../figures/fixture-site.ts';
import { sources } from '../figures/sources.ts';
import { openBrowser } from './chrome.ts';
import { drawingFaults, listFaults } from './figure-geometry.ts';

const inputs = await sources();
let browser: Browser;
let site: Awaited<ReturnType<typeof fixtureSite>>;

before(async () => {
  site = await fixtureSite();
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await site.close();
});

async function open(name: string, width: number, run: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  try {
    await page.goto(site.url + name);
    await run(page);
  } finally {
    await page.close();
  }
}

describe('words stay in their place', () => {
  for (const { id, lang } of inputs) {
    test(`${id} ${lang}`, async () => {
      await open(`${id}.${lang}.html`, 760, async (page) => {
        assert.deepEqual(await drawingFaults(page), []);
        await page.setViewportSize({ width: 390, height: 800 });
        assert.deepEqual(await listFaults(page), []);
        await page.setViewportSize({ width: 360, height: 800 });
        assert.deepEqual(await listFaults(page), []);
      });
    });
  }

  test('the measures find faults where there are some', async () => {
    await open('sync-send.en.html', 760, async (page) => {
      await page.evaluate(() => {
        for (const text of document.querySelectorAll('.step .label')) {
          text.textContent += ' and far more words than there is room for';
          text.setAttribute('y', '4');
        }
      });
      const faults = (await drawingFaults(page)).join('\n');
      assert.match(faults, /overlaps/);
      assert.match(faults, /leaves its frame/);
      assert.match(faults, /crosses the drawing's edge/);
      assert.match(faults, /is longer than its arrow/);
      await page.setViewportSize({ width: 390, height: 800 });
      await page.evaluate(() => {
        const arrow = document.querySelector<HTMLElement>('.steps .arrow');
        if (arrow) arrow.style.marginInlineStart = '10px';
      });
      assert.match((await listFaults(page)).join('\n'), /on no life line/);
    });
  });
});

describe('a step that is linked', () => {
  test('lights up in the drawing, without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 760, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${site.url}sync-send.zh.html#fig-sync-send-8`);
    const step = page.locator('#fig-sync-send-8');
    const accent = 'rgb(188, 42, 18)';
    assert.equal(await step.locator('text').first().evaluate((text) => getComputedStyle(text).fill), accent);
    assert.equal(await step.locator('circle').evaluate((circle) => getComputedStyle(circle).fill), accent);
    assert.notEqual(await page.locator('#fig-sync-send-7 circle').evaluate((circle) => getComputedStyle(circle).fill), accent);
    assert.ok(await page.locator('#fig-sync-send-8').evaluate((found) => found.getBoundingClientRect().top > 100 && found.getBoundingClientRect().bottom < 800));
    await context.close();
  });

  test('lights up in the list on a phone, within the screen', async () => {
    await open('sync-send.zh.html#fig-sync-send-8', 390, async (page) => {
      const row = page.locator('.steps li.s8 > p');
      assert.equal(await row.evaluate((text) => getComputedStyle(text).color), 'rgb(188, 42, 18)');
      assert.ok(await row.evaluate((text) => text.getBoundingClientRect().top > 60 && text.getBoundingClientRect().bottom < innerHeight));
      assert.notEqual(await page.locator('.steps li.s7 > p').evaluate((text) => getComputedStyle(text).color), 'rgb(188, 42, 18)');
    });
  });

  test('the list is the figure on a phone, folded on a desk, left out on paper', async () => {
    await open('sync-send.zh.html', 390, async (page) => {
      assert.ok(await page.locator('.steps').isVisible());
      assert.ok(!(await page.locator('.drawing').isVisible()));
      assert.ok(!(await page.locator('.fold').isVisible()));
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.locator('.drawing').isVisible());
      assert.ok(!(await page.locator('.steps').isVisible()));
      await page.emulateMedia({ media: 'screen' });
      await page.setViewportSize({ width: 760, height: 900 });
      assert.ok(await page.locator('.drawing').isVisible());
      assert.ok(!(await page.locator('.steps').isVisible()));
      await page.locator('.fold summary').click();
      assert.ok(await page.locator('.steps').isVisible());
    });
  });
});

test('full screen: zoom by keys, close by Escape, focus returns', async () => {
  await open('sync-send.zh.html', 760, async (page) => {
    const button = page.locator('[data-action="figure-fullscreen"]');
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.locator('dialog.figure-viewer');
    await dialog.waitFor();
    const width = (): Promise<number> => dialog.locator('.drawing').evaluate((drawing) => drawing.getBoundingClientRect().width);
    await page.keyboard.press('0');
    const natural = await dialog.locator('.drawing').evaluate((drawing) => Number(drawing.getAttribute('viewBox')?.split(' ')[2]));
    assert.equal(await width(), natural);
    await page.keyboard.press('+');
    assert.equal(await width(), Math.round(natural * 1.25));
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    assert.equal(await width(), Math.round(natural / 1.25));
    assert.equal(await page.evaluate(() => new Set([...document.querySelectorAll('[id]')].map(({ id }) => id)).size === document.querySelectorAll('[id]').length), true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.ok(await button.evaluate((element) => document.activeElement === element));
  });
});
