import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type axe from 'axe-core';
import { drawingFaults, listFaults } from './figure-geometry.ts';
import { openSite, type Site } from './site.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screens = [360, 820, 1440].flatMap((width) => (['light', 'dark'] as const).map((theme) => ({ width, theme })));

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

describe('every page', () => {
  for (const { width, theme } of screens) {
    test(`at ${width} px, ${theme}: fits, its figures too, stays within the site, says nothing to the console, has no axe violation`, async () => {
      for (const path of site.paths) {
        const { page, complaints, close } = await site.open(path, { viewport: { width, height: 900 }, colorScheme: theme });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is ${overflow} px too wide`);
        assert.deepEqual(complaints, [], path);
        assert.deepEqual(await (width < 720 ? listFaults : drawingFaults)(page), [], path);
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`), [], path);
        await close();
      }
    });
  }

  test('does not shift while it loads, and blocks no input at a quarter of the processor’s speed', async () => {
    for (const path of site.paths) {
      const { page, close } = await site.open('/404.html');
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await page.goto(site.url + path, { waitUntil: 'load' });
      const shift = await page.evaluate(() => new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 300);
      }));
      assert.equal(shift, 0, `${path} shifts by ${shift}`);
      await close();
    }
  });
});
