import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { oneOfEachKind } from './kinds.ts';
import { drawingFaults, listFaults } from './figure-geometry.ts';
import { openSite, type Site } from './site.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** The paths of every page; of the pages of one question, which are all made alike, every fifteenth by the length of its address. */
function lookedAt(): string[] {
  const paths = site.pages.map(({ url }) => url);
  const questions = paths.filter((path) => path.includes('/q/')).sort((a, b) => b.length - a.length);
  return [...paths.filter((path) => !path.includes('/q/')), ...questions.filter((_, index) => index % 15 === 0)];
}

/** Does `act` for each path, three at a time: a page waits as long as it computes. */
async function eachOf(paths: string[], act: (path: string) => Promise<void>): Promise<void> {
  const waiting = [...paths];
  const worker = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await act(path);
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** Rules about what the styles do; they take axe two thirds of its time. `target-size` runs only where it is named. */
const styles = ['color-contrast', 'link-in-text-block', 'target-size'];

/** What axe finds on the page, in its styles or in all else. It is told to describe violations only, and not to fetch the style sheets again: that halves its time. */
async function axeViolations(page: Page, what: 'styles' | 'all else'): Promise<string[]> {
  const rules = what === 'styles' ? { runOnly: styles } : { rules: Object.fromEntries(styles.map((rule) => [rule, { enabled: false }])) };
  const { violations } = await page.evaluate((options) => (window as unknown as { axe: typeof axe }).axe.run(options), { preload: false, resultTypes: ['violations' as const], ...rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** The widths of a phone and a desk; those of a tablet and between, where the layout changes. */
const [phone, desk, between] = [360, 1440, [480, 720, 820, 896, 1024, 1200, 1360, 1920]];
const height = 900;

describe('every page', () => {
  test('fits at ten widths, its figures too, stays within the site, says nothing to the console, has no axe violation on a phone or a desk', async () => {
    await eachOf(lookedAt(), async (path) => {
      const { page, complaints, close } = await site.open(path, { viewport: { width: phone, height } });
      await page.evaluate(axeSource);
      for (const width of [phone, ...between, desk]) {
        await page.setViewportSize({ width, height });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is ${overflow} px too wide at ${width} px`);
        if (between.includes(width)) continue;
        assert.deepEqual(await (width === phone ? listFaults : drawingFaults)(page), [], `${path} at ${width} px`);
        assert.deepEqual(await axeViolations(page, 'all else'), [], `${path} at ${width} px`);
      }
      assert.deepEqual(complaints, [], path);
      await close();
    });
  });

  test('can be read and touched, light and dark, on a phone and a desk: one of each kind', async () => {
    await eachOf(oneOfEachKind(site.pages), async (path) => {
      const { page, close } = await site.open(path, { viewport: { width: phone, height } });
      await page.evaluate(axeSource);
      for (const width of [phone, desk]) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await axeViolations(page, 'styles'), [], `${path} at ${width} px, ${colorScheme}`);
        }
      }
      await close();
    });
  });

  test('does not shift while it loads, at a quarter of the processor’s speed: one of each kind', async () => {
    await eachOf(oneOfEachKind(site.pages), async (path) => {
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
    });
  });
});
