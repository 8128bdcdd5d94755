import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { drawingFaults, listFaults } from './figure-geometry.ts';
import { openSite, type Site } from './site.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Every page; of the pages of one question, which are all made alike, every fifteenth by the length of its address. */
function lookedAt(): string[] {
  const questions = site.paths.filter((path) => path.includes('/q/')).sort((a, b) => b.length - a.length);
  return [...site.paths.filter((path) => !path.includes('/q/')), ...questions.filter((_, index) => index % 15 === 0)];
}

/** Every third of them: for what depends on the layout, which is one, and not on a page's text. */
const everyThird = (paths: string[]): string[] => paths.filter((_, index) => index % 3 === 0);

/** Does `act` for each path, three at a time: a page waits as long as it computes. */
async function eachOf(paths: string[], act: (path: string) => Promise<void>): Promise<void> {
  const waiting = [...paths];
  const worker = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await act(path);
  };
  await Promise.all([worker(), worker(), worker()]);
}

/** What axe finds on the page, which has it already; of all rules, or of those named. It is told to describe violations only: that takes it a third of the time. */
async function axeViolations(page: Page, rules?: string[]): Promise<string[]> {
  const { violations } = await page.evaluate((only) => (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'], ...(only && { runOnly: only }) }), rules);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

describe('every page', () => {
  for (const width of [360, 820, 1440]) {
    test(`at ${width} px: fits, its figures too, stays within the site, says nothing to the console, has no axe violation${width === 1440 ? ', light and dark' : ''}`, async () => {
      await eachOf(lookedAt(), async (path) => {
        const { page, complaints, close } = await site.open(path, { viewport: { width, height: 900 }, colorScheme: 'light' });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is ${overflow} px too wide`);
        assert.deepEqual(await (width < 720 ? listFaults : drawingFaults)(page), [], path);
        await page.evaluate(axeSource);
        assert.deepEqual(await axeViolations(page), [], `${path}, light`);
        // A theme changes colours and nothing else, and colours do not change with the width.
        if (width === 1440) {
          await page.emulateMedia({ colorScheme: 'dark' });
          assert.deepEqual(await axeViolations(page, ['color-contrast', 'link-in-text-block']), [], `${path}, dark`);
        }
        assert.deepEqual(complaints, [], path);
        await close();
      });
    });
  }

  test('fits at the widths between, where the layout changes', async () => {
    await eachOf(everyThird(lookedAt()), async (path) => {
      const { page, close } = await site.open(path);
      for (const width of [480, 720, 896, 1024, 1200, 1360, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(overflow, 0, `${path} is ${overflow} px too wide at ${width} px`);
      }
      await close();
    });
  });

  test('does not shift while it loads, at a quarter of the processor’s speed', async () => {
    for (const path of everyThird(lookedAt())) {
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
