import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Frame, Page } from 'playwright-core';
import { readBuiltPages } from '../../src/build/built-page.ts';
import { violations, withAxe } from './axe.ts';
import { drawingFaults, listFaults } from './figure-geometry.ts';
import { markFirstOfEachKind, oneOfEachKind } from './kinds.ts';
import { folder, openSite, type Site } from './site.ts';

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

/** Does `act` for each path, three at a time, each time in the same tab, made ready by `prepare`: a page waits as long as it computes, and a new tab costs as much as a page. */
async function eachOf(paths: string[], prepare: (page: Page) => Promise<unknown>, act: (path: string, page: Page) => Promise<void>): Promise<void> {
  const waiting = [...paths];
  const worker = async (): Promise<void> => {
    const { page, complaints, close } = await site.open('/404.html', { viewport: { width: desk, height } });
    await prepare(page);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await act(path, page);
      assert.deepEqual(complaints, [], path);
    }
    await close();
  };
  await Promise.all([worker(), worker(), worker()]);
}

/**
 * Has a frame in `page`, for documents that are looked at in many widths: a frame is resized several times while a window is resized once.
 * It stands in the site's one document without a CSP, which forbids frames.
 */
async function withFrame(page: Page): Promise<void> {
  await page.goto(`${site.url}/robots.txt`);
  await page.setContent('<iframe></iframe>');
}

/** Rules about what the styles do; they take axe two thirds of its time. `target-size` runs only where it is named. */
const styles = ['color-contrast', 'link-in-text-block', 'target-size'];

/** What axe finds in all but the styles. */
const structureFaults = (page: Page | Frame): Promise<string[]> => violations(page, { rules: Object.fromEntries(styles.map((rule) => [rule, { enabled: false }])) });

/** What axe finds by `rules` in the first element of each kind that is not in `seen`, can be seen and has words or can be pressed. */
async function styleFaults(page: Page, rules: string[], seen: Set<string>): Promise<string[]> {
  const marked = await markFirstOfEachKind(page, seen);
  return marked === 0 ? [] : violations(page, { runOnly: rules }, '[data-first]');
}

/** The widths of a phone and a desk; those of a tablet and between, where the layout changes. */
const [phone, desk, between] = [360, 1440, [480, 720, 820, 896, 1024, 1200, 1360, 1920]];
const height = 900;

describe('every page', () => {
  test('fits at ten widths, its figures too, stays within the site, says nothing to the console, has no axe violation on a desk', async () => {
    const prepare = async (page: Page): Promise<void> => {
      await withAxe(page);
      await withFrame(page);
    };
    await eachOf(lookedAt(), prepare, async (path, page) => {
      const frame = page.frames()[1];
      assert.ok(frame);
      await frame.goto(site.url + path);
      const resize = async (width: number): Promise<void> => {
        const overflow = await page.evaluate(([inlineSize, blockSize]) => {
          const frame = document.querySelector('iframe');
          Object.assign(frame?.style ?? {}, { border: '0', inlineSize, blockSize });
          const root = frame?.contentDocument?.documentElement;
          return root && root.scrollWidth - Number.parseInt(inlineSize);
        }, [`${width}px`, `${height}px`] as const);
        assert.equal(overflow, 0, `${path} is ${overflow} px too wide at ${width} px`);
      };
      await resize(phone);
      assert.deepEqual(await listFaults(frame), [], `${path} at ${phone} px`);
      for (const width of between) await resize(width);
      await resize(desk);
      assert.deepEqual(await drawingFaults(frame), [], `${path} at ${desk} px`);
      assert.deepEqual(await structureFaults(frame), [], path);
    });
  });

  test('can be read and touched, light and dark, on a phone and a desk, and has no axe violation on a phone: one of each kind', async () => {
    // Sizes are the same in the dark.
    const looks = [phone, desk].flatMap((width) => [
      { width, colorScheme: 'light' as const, rules: styles, seen: new Set<string>() },
      { width, colorScheme: 'dark' as const, rules: styles.filter((rule) => rule !== 'target-size'), seen: new Set<string>() },
    ]);
    await eachOf(oneOfEachKind(pages), withAxe, async (path, page) => {
      await page.goto(site.url + path);
      for (const { width, colorScheme, rules, seen } of looks) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        assert.deepEqual(await styleFaults(page, rules, seen), [], `${path} at ${width} px, ${colorScheme}`);
      }
      await page.setViewportSize({ width: phone, height });
      assert.deepEqual(await structureFaults(page), [], path);
    });
  });

  test('does not shift while it loads, at a quarter of the processor’s speed: one of each kind', async () => {
    const slow = async (page: Page): Promise<void> => {
      await page.setViewportSize({ width: phone, height });
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    };
    await eachOf(oneOfEachKind(pages), slow, async (path, page) => {
      await page.goto(site.url + path);
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
    });
  });
});
