import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { violationsNow } from './axe.ts';
import { settled } from './searching.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

describe('the results page', () => {
  test('shows what its address asks for, one list whose items link to sections first', async () => {
    for (const [path, says] of [['/search/?q=消息丢失', /^\d+ 条结果，按相关度排列$/], ['/en/search/?q=lost', /^\d+ results, best first$/]] as const) {
      const { page, complaints, close } = await site.open(path);
      assert.match(await settled(page, 'main'), says);
      assert.equal(await page.locator('main ol.hits').count(), 1);
      for (const item of await page.locator('.hits > li').all()) {
        assert.match((await item.locator('a').first().getAttribute('href')) ?? '', /^\/(en\/)?[a-z-]+\//);
        assert.ok((await item.locator('mark').count()) > 0, await item.innerText());
      }
      assert.deepEqual(await violationsNow(page), []);
      assert.deepEqual(complaints, []);
      await close();
    }
  });

  test('keeps words and topic in the address, over reload and back', async () => {
    const { page, close } = await site.open('/search/');
    await page.keyboard.press('/');
    await page.locator('main input:focus').waitFor();
    await page.keyboard.type('SYNC_FLUSH');
    await settled(page, 'main');
    await page.getByRole('button', { name: '问题' }).click();
    const { search } = new URL(page.url());
    assert.equal(search, '?q=SYNC_FLUSH&topic=problems');
    await page.reload();
    await settled(page, 'main');
    assert.equal(await page.locator('main input').inputValue(), 'SYNC_FLUSH');
    assert.equal(await page.locator('.search-topics [aria-pressed="true"]').getAttribute('value'), 'problems');
    const shown = await page.locator('.hit').count();
    await page.locator('.hit-link').first().click();
    await page.waitForURL(/message-loss/);
    await page.goBack();
    await settled(page, 'main');
    assert.equal(new URL(page.url()).search, search);
    assert.equal(await page.locator('.hit').count(), shown);
    await close();
  });

  test('without JavaScript it says so and shows the outline', async () => {
    const { page, close } = await site.open('/search/?q=x', { javaScriptEnabled: false });
    assert.match((await page.locator('main').innerText()).trim(), /JavaScript/);
    assert.equal(await page.locator('main .search-note a').first().getAttribute('href'), '/');
    await close();
  });

  test('fits a phone', async () => {
    const { page, close } = await site.open('/search/?q=FLUSH_DISK_TIMEOUT', { viewport: { width: 360, height: 740 } });
    await settled(page, 'main');
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 360);
    await close();
  });
});
