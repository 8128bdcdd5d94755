import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import sharp from 'sharp';
import { cachedCard } from '../../src/cards/cache.ts';
import { cardSize, type Card } from '../../src/cards/card.ts';
import { drawCard } from '../../src/cards/draw.ts';
import { Face } from '../../src/cards/font.ts';
import { fitTitle, titleBox } from '../../src/cards/title.ts';
import { langs } from '../../src/languages.ts';
import { entries } from '../../src/outline.ts';
import { bank } from '../../src/questions/bank.ts';

const bold = new Face('Bold');
const card: Card = { site: 'RocketMQ Answers', topic: '存储文件', title: '同步刷盘与异步刷盘有什么区别？', roles: ['master', 'slave'], release: '5.5.0', at: 'page.mdx:2' };
const titles = [
  ...entries.flatMap(({ title }) => langs.map((lang) => title[lang])),
  ...(await Promise.all(bank.flatMap(({ id }) => langs.map((lang) => readFile(`src/questions/${lang}/${id}.mdx`, 'utf8'))))).map((text) => /^question: "?(.*?)"?$/m.exec(text)?.[1] ?? ''),
];

describe('a title on its preview', () => {
  test('fits the box in at most four lines, for every page and question in both languages', () => {
    assert.ok(titles.length > 290 && titles.every((title) => title.length > 1));
    for (const title of titles) {
      const { size, lines } = fitTitle(title, bold, 'here:1');
      assert.deepEqual(bold.missing(title), [], title);
      assert.ok(lines.length <= 4 && lines.length * size * titleBox.leading <= titleBox.height, title);
      for (const line of lines) assert.ok(bold.width(line, size) <= titleBox.width, `${title}: ${line}`);
    }
  });
  test('keeps every sign, Latin words whole, closing punctuation off the start of a line, and no sign alone on the last', () => {
    for (const title of titles) {
      const { lines } = fitTitle(title, bold, 'here:1');
      assert.equal(lines.join('').replaceAll(' ', ''), title.replaceAll(' ', ''));
      for (const word of title.match(/[\w./@-]+/g) ?? []) assert.ok(lines.some((line) => line.includes(word)), `${title}: ${word}`);
      for (const line of lines) assert.doesNotMatch(line, /^[\s，。、；：？！）,.;:?!)]|（$/, title);
      assert.ok(lines.length === 1 || (lines.at(-1) ?? '').replace(/\P{L}/gu, '').length > 1, `${title}: ${lines.at(-1)}`);
    }
  });
  test('is as large as it may be where it is short, and smaller where it is long', () => {
    assert.deepEqual(fitTitle('自测题目', bold, 'here:1'), { size: titleBox.largest, lines: ['自测题目'] });
    assert.ok(fitTitle('长'.repeat(60), bold, 'here:1').size < titleBox.largest);
  });
  test('keeps clauses whole, else begins a line with each sentence, and breaks between Chinese words', () => {
    assert.deepEqual(fitTitle('How does a rebalance happen, and what does it break?', bold, 'here:1').lines, ['How does a rebalance happen,', 'and what does it break?']);
    assert.deepEqual(fitTitle('Broker 把消息存在哪些文件里？CommitLog、ConsumeQueue、Index 各管什么，先写哪个，默认多大？', bold, 'here:1').lines[0], 'Broker 把消息存在哪些文件里？');
    assert.deepEqual(fitTitle('消费者没有消费的消息为什么不会马上从磁盘删除呢', bold, 'here:1').lines, ['消费者没有消费的', '消息为什么不会', '马上从磁盘删除呢']);
  });
  test('that cannot fit stops with the place and what to do', () => {
    assert.throws(() => fitTitle('太长'.repeat(60), bold, 'page.mdx:2'), /^Problem: page\.mdx:2: the title .* does not fit its preview image in 4 lines\n {2}→ shorten it/);
    assert.throws(() => fitTitle('w'.repeat(60), bold, 'page.mdx:2'), /does not fit/);
  });
  test('with a sign that the font lacks stops likewise', async () => {
    await assert.rejects(drawCard({ ...card, title: '火箭 \u{1F680}' }), /^Problem: page\.mdx:2: the font of the preview images has no “\u{1F680}”\n {2}→ /u);
  });
});

describe('a preview', () => {
  test('has the same bytes each time, and others for another title', async () => {
    const first = await drawCard(card);
    assert.deepEqual(await drawCard(card), first);
    assert.notDeepEqual(await drawCard({ ...card, title: '自测题目' }), first);
  });
  test('is a PNG of the promised size whose edges stay empty, with the longest title too', async () => {
    const longest = titles.reduce((most, title) => (bold.width(title, 1) > bold.width(most, 1) ? title : most));
    const { data, info } = await sharp(await drawCard({ ...card, title: longest, roles: ['producer', 'consumer'] })).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    assert.deepEqual({ width: info.width, height: info.height }, cardSize);
    const inked = (x: number, y: number) => data.subarray((y * info.width + x) * info.channels, (y * info.width + x + 1) * info.channels).some((value) => value < 200);
    const rows = Array.from({ length: info.height }, (_, y) => y);
    const columns = Array.from({ length: info.width }, (_, x) => x);
    const empty = (x: number) => !rows.some((y) => inked(x, y));
    assert.ok(columns.filter((x) => x > 120 + titleBox.width).every(empty), 'right of the box');
    assert.ok(!columns.every(empty), 'something is drawn');
    for (const y of [10, info.height - 10]) assert.ok(!columns.some((x) => x > 100 && inked(x, y)), `row ${y}`);
  });
});

describe('the cache of previews', () => {
  const folder = mkdtemp(join(tmpdir(), 'cards-'));
  after(async () => rm(await folder, { recursive: true }));
  test('draws what it does not hold, and nothing twice', async () => {
    const file = await cachedCard(card, await folder);
    assert.ok((await stat(file)).size > 1000);
    await writeFile(file, 'kept');
    assert.equal(await cachedCard({ ...card, at: 'elsewhere.mdx:9' }, await folder), file, 'where it is written does not matter');
    assert.equal(await readFile(file, 'utf8'), 'kept');
    assert.notEqual(await cachedCard({ ...card, roles: [] }, await folder), file);
  });
});
