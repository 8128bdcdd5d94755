import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSite, type Site } from './site.ts';

const answer = '/problems/message-loss/';
let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

describe('without JavaScript', () => {
  const off = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } };

  test('the whole answer can be read, figures as lists of steps', async () => {
    const { page, close } = await site.open(answer, off);
    assert.ok(await page.locator('h1').isVisible());
    assert.ok((await page.locator('main').innerText()).length > 5000);
    assert.ok(await page.locator('#fig-sync-send .steps').isVisible());
    assert.equal(await page.locator('[data-action="copy"]:visible').count(), 0, 'no dead buttons');
    await page.locator('.questions summary').first().click();
    assert.ok(await page.locator('.questions-answer').first().isVisible());
    await close();
  });

  test('the menu opens, and leads to a page', async () => {
    const { page, close } = await site.open('/', off);
    assert.ok(!(await page.locator('#outline').isVisible()));
    await page.locator('.top-menu').click();
    await page.locator('#outline a', { hasText: '消息不丢失' }).click();
    await page.waitForURL(`**${answer}`);
    await close();
  });
});

describe('a link to a step', () => {
  for (const [width, step, part] of [[1440, '#fig-sync-send-4', 'text'], [390, '#fig-sync-send .steps li.s4', '.step-number']] as const) {
    test(`lights the step up at ${width} px, without JavaScript`, async () => {
      const { page, close } = await site.open(`${answer}#fig-sync-send-4`, { javaScriptEnabled: false, viewport: { width, height: 800 } });
      const box = await page.locator(step).boundingBox();
      assert.ok(box && box.y > 52 && box.y < 800, `the step is on screen: ${JSON.stringify(box)}`);
      const look = (selector: string) => page.locator(`${selector} ${part}`).first().evaluate((element) => {
        const { fill, color, backgroundColor, borderColor } = getComputedStyle(element);
        return [fill, color, backgroundColor, borderColor].join();
      });
      const lit = await look(step);
      assert.match(lit, /rgb\(188, 42, 18\)/);
      assert.notEqual(lit, await look(step.replace('4', '3')));
      await close();
    });
  }

  test('is what prose links to', async () => {
    const { page, close } = await site.open(answer);
    const link = page.locator('.answer > p > a.step-number[href^="#fig-sync-send-"]').first();
    await link.click();
    const id = await page.evaluate(() => document.querySelector(':target')?.id);
    assert.match(id ?? '', /^fig-sync-send-\d+$/);
    assert.equal(await link.innerText(), id?.split('-').at(-1));
    await close();
  });
});

describe('theme and language', () => {
  test('a chosen theme holds on the next page, before its first paint', async () => {
    const { page, close } = await site.open(answer, { colorScheme: 'light' });
    await page.locator('.foot-theme button[value="dark"]').click();
    assert.equal(await page.locator('.foot-theme button[value="dark"]').getAttribute('aria-pressed'), 'true');
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        document.documentElement.dataset['first'] ??= list.getEntries().length > 0 ? getComputedStyle(document.body).backgroundColor : '';
      }).observe({ type: 'paint', buffered: true });
    });
    await page.goto(`${site.url}/`);
    await page.waitForFunction(() => document.documentElement.dataset['first'] !== undefined);
    assert.equal(await page.evaluate(() => document.documentElement.dataset['first']), 'rgb(17, 19, 21)');
    await page.locator('.foot-theme button[value="system"]').click();
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    await close();
  });

  test('the other language opens at the same section', async () => {
    const { page, close } = await site.open(`${answer}#store`);
    // Not by mouse: the driver scrolls to a sticky element before it clicks.
    await page.locator('.top-lang').evaluate((link: HTMLElement) => link.click());
    await page.waitForURL('**/en/problems/message-loss/#store');
    await close();
  });
});

describe('while reading', () => {
  test('the outline marks the current section', async () => {
    const { page, close } = await site.open(`${answer}#store`);
    await page.waitForFunction(() => document.querySelector('.outline-sections [aria-current="true"]')?.getAttribute('href') === '#store');
    await page.evaluate(() => document.getElementById('consume')?.scrollIntoView({ behavior: 'instant' }));
    await page.waitForFunction(() => document.querySelector('.outline-sections [aria-current="true"]')?.getAttribute('href') === '#consume');
    await close();
  });

  test('citations stand in the margin beside their claim on a desk, and in the sentence on a phone', async () => {
    for (const [width, floats] of [[1440, true], [390, false]] as const) {
      const { page, close } = await site.open(answer, { viewport: { width, height: 900 } });
      const cite = page.locator('#main p .cite').first();
      const [note, text] = [await cite.boundingBox(), await cite.locator('xpath=..').boundingBox()];
      assert.ok(note && text);
      assert.equal(note.x >= text.x + text.width, floats);
      assert.ok(note.y >= text.y - 4 && note.y <= text.y + text.height + 4, 'beside its paragraph');
      await close();
    }
  });
});
