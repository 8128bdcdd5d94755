import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openSite, type Site } from './site.ts';

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

describe('the reference of settings', () => {
  test('filters as one types, says how many stay, and shows all again', async () => {
    const { page, complaints, close } = await site.open('/en/reference/settings/');
    const rows = page.locator('.settings-index tr[id]:visible');
    const all = await rows.count();
    assert.ok(all >= 150, `${all} rows`);
    await page.locator('.settings-index input').focus();
    await page.keyboard.type('messagestore flush');
    await page.waitForFunction(() => document.querySelector('.settings-index output')?.textContent?.includes(' / '));
    const ids = await rows.evaluateAll((found) => found.map(({ id }) => id));
    assert.ok(ids.length > 3 && ids.length < all / 4, `${ids.length} of ${all}`);
    assert.ok(ids.every((id) => id.startsWith('MessageStoreConfig.')));
    assert.ok(ids.includes('MessageStoreConfig.flushDiskType'));
    assert.match((await page.locator('.settings-index output').textContent()) ?? '', new RegExp(`^${ids.length} / ${all} `));
    await page.locator('.settings-index input').fill('');
    assert.equal(await rows.count(), all);
    await page.locator('.settings-index input').fill('brokerconfig 5.3.1');
    const came = await rows.evaluateAll((found) => found.map(({ id }) => id));
    assert.ok(came.length > 0 && came.length < 10 && came.every((id) => id.startsWith('BrokerConfig.')), `5.3.1 brought ${came.join(', ')}`);
    assert.deepEqual(complaints, []);
    await close();
  });

  test('a row has a link of its own, and without JavaScript the table is whole and has no field', async () => {
    const { page, close } = await site.open('/reference/settings/#MessageStoreConfig.flushDiskType', { javaScriptEnabled: false });
    assert.ok(await page.locator('tr:target').isVisible());
    assert.equal(await page.locator('tr:target a').first().getAttribute('href'), '#MessageStoreConfig.flushDiskType');
    assert.ok((await page.locator('.settings-index tr[id]').count()) >= 150);
    assert.equal(await page.locator('.settings-index input').isVisible(), false);
    await close();
  });
});
