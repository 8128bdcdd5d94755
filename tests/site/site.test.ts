import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { attributeOf, readBuiltPages, type BuiltPage } from '../../src/build/built-page.ts';
import { budgets, weigh, type Weight } from '../../src/build/check-budgets.ts';
import { bank } from '../../src/questions/bank.ts';
import { newLinks, permalinksFile } from '../../src/build/permalinks.ts';

const folder = join(import.meta.dirname, '../../dist');
let pages: BuiltPage[];
let weights: Weight[];
before(async () => {
  pages = await readBuiltPages(folder);
  weights = await weigh(pages, folder, '/');
});

const find = (page: BuiltPage, tag: string, attribute: string, value: string) => page.elements.filter((element) => element.tagName === tag && attributeOf(element, attribute) === value);
const listed = () => pages.filter((page) => find(page, 'meta', 'name', 'robots').length === 0);

describe('every page', () => {
  test('stands in both languages under the same slug', () => {
    const urls = listed().map(({ url }) => url);
    assert.ok(urls.length >= 4, 'there are pages');
    for (const url of urls) assert.ok(urls.includes(url.startsWith('/en/') ? url.slice(3) : `/en${url}`), `${url} in the other language`);
  });

  test('says its language, canonical address and reciprocal alternates', () => {
    for (const page of listed()) {
      const english = page.url.startsWith('/en/');
      assert.equal(attributeOf(page.elements[0]!, 'lang'), english ? 'en' : 'zh-CN', page.file);
      const canonical = attributeOf(find(page, 'link', 'rel', 'canonical')[0]!, 'href');
      assert.ok(canonical?.startsWith('https://') && canonical.endsWith(page.url), `${page.file}: ${canonical}`);
      const alternates = new Map(find(page, 'link', 'rel', 'alternate').map((link) => [attributeOf(link, 'hreflang'), attributeOf(link, 'href')]));
      assert.deepEqual([...alternates.keys()], ['zh-CN', 'en', 'x-default'], page.file);
      assert.equal(alternates.get(english ? 'en' : 'zh-CN'), canonical, page.file);
    }
  });

  test('has a title and a description of its own', () => {
    const titles = listed().map((page) => page.elements.find(({ tagName }) => tagName === 'title')?.childNodes.map((node) => ('value' in node ? node.value : '')).join(''));
    assert.equal(new Set(titles).size, titles.length);
    for (const page of listed()) assert.ok((attributeOf(find(page, 'meta', 'name', 'description')[0]!, 'content') ?? '').length > 20, page.file);
  });

  test('has a CSP without unsafe-inline that allows exactly its own inline script', async () => {
    for (const page of pages) {
      const policy = attributeOf(find(page, 'meta', 'http-equiv', 'content-security-policy')[0]!, 'content') ?? '';
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/, page.file);
      assert.match(policy, /default-src 'none'/);
      const html = await readFile(join(folder, page.file), 'utf8');
      for (const [, body = ''] of html.matchAll(/<script>([\s\S]*?)<\/script>/g)) {
        assert.ok(policy.includes(createHash('sha256').update(body).digest('base64')), `${page.file}: an inline script that the CSP blocks`);
      }
      assert.doesNotMatch(html.replace(/<pre[\s\S]*?<\/pre>/g, ''), /<[a-z][^>]*\sstyle="/, `${page.file}: inline style`);
    }
  });

  test('loads nothing from another host', () => {
    for (const page of pages) {
      for (const element of page.elements) {
        const source = attributeOf(element, 'src') ?? (element.tagName === 'link' && !/canonical|alternate|expect/.test(attributeOf(element, 'rel') ?? '') ? attributeOf(element, 'href') : undefined);
        if (source !== undefined) assert.match(source, /^\/(?!\/)/, `${page.file}: <${element.tagName}>`);
      }
    }
  });

  test('has one header, main, footer and named navigation', () => {
    for (const page of pages) {
      for (const tag of ['header', 'main', 'footer']) assert.equal(page.elements.filter(({ tagName }) => tagName === tag).length, 1, `${page.file}: <${tag}>`);
      for (const nav of page.elements.filter(({ tagName }) => tagName === 'nav')) assert.ok(attributeOf(nav, 'aria-label'), `${page.file}: a <nav> without a name`);
    }
  });
});

describe('the answer on message loss', () => {
  const answers = () => pages.filter(({ url }) => url.endsWith('/problems/message-loss/'));
  test('has the same ids in both languages', () => {
    const [first, second] = answers().map(({ ids }) => ids.filter((id) => !id.startsWith('q-')));
    assert.ok(first && first.length > 30);
    assert.deepEqual(second, first);
  });
  test('has at least five figures whose words are text, three samples and five faults', () => {
    for (const { elements, file } of answers()) {
      const count = (tag: string, name: RegExp) => elements.filter((element) => element.tagName === tag && name.test(attributeOf(element, 'class') ?? '')).length;
      assert.ok(count('figure', /\bfigure\b/) >= 5, file);
      assert.ok(count('figure', /\bcode\b/) >= 3, file);
      assert.ok(count('div', /\bfault\b/) >= 5, file);
      assert.ok(count('dl', /\bmyth\b/) >= 5, file);
      assert.ok(elements.filter(({ tagName }) => tagName === 'text').length > 40, file);
    }
  });
  test('links every citation to lines of the pinned tag', () => {
    for (const { elements, file } of answers()) {
      const cites = elements.filter((element) => attributeOf(element, 'class') === 'cite').map((element) => attributeOf(element, 'href') ?? '');
      assert.ok(cites.length >= 40, `${file}: ${cites.length} citations`);
      // A file of an older release is cited as a page, where the text says how releases differ.
      const source = cites.filter((href) => /\/apache\/rocketmq\/blob\/rocketmq-all-5\.5\.0/.test(href));
      for (const href of source) assert.match(href, /^https:\/\/github\.com\/apache\/rocketmq\/blob\/rocketmq-all-5\.5\.0\/[\w./-]+\.java#L\d+(-L\d+)?$/);
      assert.ok(source.length / cites.length > 0.8, file);
    }
  });
});

describe('the page of one question', () => {
  const questions = () => pages.filter(({ url }) => /\/q\/[^/]+\/$/.test(url));
  test('stands for each question of the bank, in both languages', () => {
    assert.deepEqual(questions().map(({ url }) => url).sort(), bank.flatMap(({ id }) => [`/q/${id}/`, `/en/q/${id}/`]).sort());
  });
  test('links inside <main> to the section that answers it in full and to a source', async () => {
    for (const { file, url } of questions()) {
      const main = /<main[\s\S]*<\/main>/.exec(await readFile(join(folder, file), 'utf8'))?.[0] ?? '';
      const { page, section } = bank.find(({ id }) => url.endsWith(`/q/${id}/`))!;
      assert.ok(main.includes(`href="${url.startsWith('/en/') ? '/en' : ''}/${page}/#${section}"`), file);
      assert.match(main, /href="https:\/\//, `${file}: no source`);
    }
  });
  test('costs 15 KB or less at first view', () => {
    for (const { file, total } of weights.filter(({ file }) => /(^|\/)q\//.test(file))) assert.ok(total <= 15_000, `${file}: ${total} bytes`);
  });
});

describe('budgets', () => {
  test('hold for what loads before the reader acts', () => {
    const totals = weights.map(({ total }) => total).sort((a, b) => a - b);
    assert.ok((totals[Math.floor(totals.length / 2)] ?? Infinity) <= budgets.median);
    assert.ok((totals[Math.floor(totals.length * 0.95)] ?? Infinity) <= budgets.percentile95);
    for (const { file, script, style, requests } of weights) {
      assert.ok(script > 0 && script <= budgets.script, `${file}: ${script} bytes of JavaScript`);
      assert.ok(style > 0 && style <= budgets.style, `${file}: ${style} bytes of CSS`);
      assert.ok(requests <= budgets.requests, `${file}: ${requests} requests`);
    }
  });
});

test('every address stands in the list of promised links', async () => {
  const list = await readFile(join(folder, '..', permalinksFile), 'utf8');
  assert.deepEqual(newLinks(pages, list), [], 'run `npm run permalinks` and commit the list');
});
