import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { violationsNow } from './axe.ts';
import { openDialog, settled } from './searching.ts';
import { openSite, type Site } from './site.ts';

const answer = '/problems/message-loss/';
let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

describe('the search dialog', () => {
  test('/ opens it, typing finds, ↓ and Enter land at the section', async () => {
    const { page, complaints, close } = await site.open(answer);
    await openDialog(page);
    await page.keyboard.type('transientStorePoolEnable');
    assert.match(await settled(page, 'dialog'), /^\d+ 条结果$/);
    assert.deepEqual(await violationsNow(page), []);
    await page.keyboard.press('ArrowDown');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    assert.match(href, /^\/[a-z-]+\/[a-z-]+\/#/);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.hash === new URL(href, site.url).hash);
    assert.equal(await page.locator('dialog[open]').count(), 0);
    assert.ok(await page.locator(':target').isVisible());
    assert.deepEqual(complaints, []);
    await close();
  });

  test('Enter in the field opens the first result, also before it is shown', async () => {
    const { page, close } = await site.open('/');
    await page.keyboard.press('Control+k');
    await page.locator('.home-search input:focus').fill('SLAVE_NOT_AVAILABLE');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=SLAVE_NOT_AVAILABLE/);
    await page.goto(`${site.url}/404.html`);
    await openDialog(page);
    await page.keyboard.type('SLAVE_NOT_AVAILABLE');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/((problems|paths)\/[a-z-]+\/#|q\/[a-z-]+\/)/);
    await close();
  });

  test('Esc closes it, the focus goes back, and the words are kept', async () => {
    const { page, close } = await site.open(answer);
    const link = page.locator('[data-action="search"]');
    await link.focus();
    await openDialog(page, 'Enter');
    await page.keyboard.type('inSyncReplicas');
    await settled(page, 'dialog');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'INPUT');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('dialog[open]').count(), 0);
    assert.ok(await link.evaluate((element) => element === document.activeElement));
    await openDialog(page, 'Enter');
    assert.equal(await page.locator('dialog input').inputValue(), 'inSyncReplicas');
    await close();
  });

  test('the words typed are marked, in text and titles', async () => {
    const { page, close } = await site.open(answer);
    await openDialog(page);
    await page.keyboard.type('flushDiskType');
    await settled(page, 'dialog');
    assert.ok((await page.locator('dialog mark').allTextContents()).every((mark) => mark.toLowerCase() === 'flushdisktype'));
    assert.ok((await page.locator('dialog .hit-text mark').count()) > 0);
    await close();
  });

  test('nothing found says so and shows a way out', async () => {
    const { page, close } = await site.open('/en/problems/message-loss/');
    await openDialog(page);
    await page.keyboard.type('qqzzxx');
    assert.equal(await settled(page, 'dialog'), 'Nothing found for “qqzzxx”');
    assert.equal(await page.locator('dialog .search-note a').getAttribute('href'), '/en/');
    assert.deepEqual(await violationsNow(page), []);
    await close();
  });

  test('an index that does not load is said in words', async () => {
    const { page, close } = await site.open(answer);
    await page.route('**/pagefind/pagefind.js*', (route) => route.abort());
    await openDialog(page);
    await page.keyboard.type('flush');
    await page.locator('dialog .search-note', { hasText: '索引没有取到' }).waitFor();
    await page.unroute('**/pagefind/pagefind.js*');
    await page.keyboard.type('DiskType');
    assert.match(await settled(page, 'dialog'), /条/, 'and tried again with the next key');
    await close();
  });

  test('nothing of it loads before the reader acts, and a first search costs at most 150 KB', async () => {
    // A name, an error text, a term, and questions.
    const first = [[answer, 'flushDiskType'], [answer, '重复消费'], [answer, '断电会丢吗'], ['/en/problems/message-loss/', 'FLUSH_DISK_TIMEOUT'], ['/en/problems/message-loss/', 'lost messages after a power cut'], ['/en/problems/message-loss/', 'how do I make sure no message is lost when the broker crashes']] as const;
    // Side by side: each mostly waits.
    await Promise.all(first.map(async ([path, typed]) => {
      const { page, close } = await site.open(path);
      const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      assert.deepEqual(loaded.filter((name) => /pagefind|dialog/.test(name)), []);
      const sizes: Promise<number>[] = [];
      page.on('response', (response) => sizes.push(response.body().then((body) => brotliCompressSync(body).length)));
      await openDialog(page);
      // At once, as one pastes: on a busy machine the pauses between keys would start searches of half a word.
      await page.keyboard.insertText(typed);
      await settled(page, 'dialog');
      await page.waitForLoadState('networkidle');
      const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      assert.ok(bytes > 50_000 && bytes <= 150_000, `${typed}: ${bytes} bytes`);
      await close();
    }));
  });
});
