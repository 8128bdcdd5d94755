import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { readBuiltPages } from '../../src/build/built-page.ts';
import { drawingFaults, listFaults } from './figure-geometry.ts';
import { markFirstOfEachKind, oneOfEachKind } from './kinds.ts';
import { folder, openSite, type Site } from './site.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = await readBuiltPages(folder);
let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** The paths of every page; of the pages of one question, which are all made alike, every fifteenth by the length of its address. */
function lookedAt(): string[] {
  const paths = pages.map(({ url }) => url);
  const questions = paths.filter((path) => path.includes('/q/')).sort((a, b) => b.length - a.length);
  return [...paths.filter((path) => !path.includes('/q/')), ...questions.filter((_, index) => index % 15 === 0)];
}

/** Does `act` for each path, three at a time, each time in the same tab: a page waits as long as it computes, and a new tab costs as much as a page. */
async function eachOf(paths: string[], act: (path: string, page: Page) => Promise<void>): Promise<void> {
  const waiting = [...paths];
  const worker = async (): Promise<void> => {
    const { page, complaints, close } = await site.open('/404.html', { viewport: { width: phone, height } });
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(site.url + path);
      await act(path, page);
      assert.deepEqual(complaints, [], path);
    }
    await close();
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** Rules about what the styles do; they take axe two thirds of its time. `target-size` runs only where it is named. */
const styles = ['color-contrast', 'link-in-text-block', 'target-size'];

/** Runs axe on the page. It is told to describe violations only, and not to fetch the style sheets again: that halves its time. */
async function axeViolations(page: Page, options: axe.RunOptions, include = 'html'): Promise<string[]> {
  const { violations } = await page.evaluate(([context, given]) => (window as unknown as { axe: typeof axe }).axe.run(context, { preload: false, resultTypes: ['violations'], ...given }), [include, options] as const);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** What axe finds in all but the styles. */
const structureFaults = (page: Page): Promise<string[]> => axeViolations(page, { rules: Object.fromEntries(styles.map((rule) => [rule, { enabled: false }])) });

/** What axe finds by `rules` in the first element of each kind that can be seen and has words or can be pressed. */
async function styleFaults(page: Page, rules: string[]): Promise<string[]> {
  await markFirstOfEachKind(page);
  return axeViolations(page, { runOnly: rules }, '[data-first]');
}

/** The widths of a phone and a desk; those of a tablet and between, where the layout changes. */
const [phone, desk, between] = [360, 1440, [480, 720, 820, 896, 1024, 1200, 1360, 1920]];
const height = 900;

describe('every page', () => {
  test('fits at ten widths, its figures too, stays within the site, says nothing to the console, has no axe violation on a desk', async () => {
    await eachOf(lookedAt(), async (path, page) => {
      await page.evaluate(axeSource);
      for (const width of [phone, ...between, desk]) {
        await page.setViewportSize({ width, height });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is ${overflow} px too wide at ${width} px`);
        if (between.includes(width)) continue;
        assert.deepEqual(await (width === phone ? listFaults : drawingFaults)(page), [], `${path} at ${width} px`);
        if (width === desk) assert.deepEqual(await structureFaults(page), [], path);
      }
    });
  });

  test('can be read and touched, light and dark, on a phone and a desk, and has no axe violation on a phone: one of each kind', async () => {
    await eachOf(oneOfEachKind(pages), async (path, page) => {
      await page.evaluate(axeSource);
      for (const width of [phone, desk]) {
        await page.setViewportSize({ width, height });
        if (width === phone) assert.deepEqual(await structureFaults(page), [], path);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // Sizes are the same in the dark.
          assert.deepEqual(await styleFaults(page, colorScheme === 'light' ? styles : styles.filter((rule) => rule !== 'target-size')), [], `${path} at ${width} px, ${colorScheme}`);
        }
      }
    });
  });

  test('does not shift while it loads, at a quarter of the processor’s speed: one of each kind', async () => {
    await eachOf(oneOfEachKind(pages), async (path, page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await page.reload({ waitUntil: 'load' });
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
      await session.detach();
    });
  });
});
