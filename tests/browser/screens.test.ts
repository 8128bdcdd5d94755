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

  test('fits at the widths between, where the layout changes', async () => {
    const { page, close } = await site.open('/');
    for (const path of site.paths) {
      await page.goto(site.url + path);
      for (const width of [480, 720, 896, 1024, 1200, 1360, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is ${overflow} px too wide at ${width} px`);
      }
    }
    await close();
  });

  test('does not shift while it loads, at a quarter of the processor’s speed', async () => {
    for (const path of site.paths) {
      const { page, close } = await site.open('/404.html');
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await page.goto(site.url + path, { waitUntil: 'load' });
      const shifts = await page.evaluate(() => new Promise<{ value: number; what: string }[]>((done) => {
        type Shift = PerformanceEntry & { value: number; sources: { node?: Node }[] };
        const seen: { value: number; what: string }[] = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries() as Shift[]) seen.push({ value, what: sources.map(({ node }) => node?.textContent?.slice(0, 40)).join(' | ') });
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(seen), 300);
      }));
      // To three decimals, as browsers' own tools report it.
      assert.equal(shifts.reduce((sum, { value }) => sum + value, 0).toFixed(3), '0.000', `${path} shifts: ${JSON.stringify(shifts)}`);
      await close();
    }
  });
});
