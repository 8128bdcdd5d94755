import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Lang } from '../../src/languages.ts';
import { cut, patternOf } from '../../src/search/marks.ts';
import { readQuery } from '../../src/search/query.ts';
import { toHit } from '../../src/search/results.ts';

/** `text` with what the query marks in brackets. */
function marked(text: string, typed: string, lang: Lang = 'zh'): string {
  return cut(text, patternOf(text, readQuery(typed, lang), lang)).map((piece) => (piece.mark ? `[${piece.text}]` : piece.text)).join('');
}

describe('marks', () => {
  test('a term as typed is one mark, whatever its case', () => {
    assert.equal(marked('会丢消息，但不重复消息', '丢消息'), '会[丢消息]，但不重复消息');
    assert.equal(marked('flushDiskType=ASYNC_FLUSH', 'FlushDisk'), '[flushDisk]Type=ASYNC_FLUSH');
    assert.equal(marked('用 RocketMQ 消费', 'RocketMQ消费'), '用 [RocketMQ 消费]');
  });
  test('its words where the text does not have it so', () => {
    assert.equal(marked('主从同步时切换', '主从切换'), '[主从]同步时[切换]');
  });
  test('English in its other forms, at the start of a word', () => {
    assert.equal(marked('It retries; no entries.', 'retry', 'en'), 'It [retries]; no entries.');
    assert.equal(marked('A stored store restored', 'store', 'en'), 'A [store]d [store] restored');
  });
  test('what is special in a pattern is plain text here', () => {
    assert.equal(marked('a (b) [c]* d', '"(b) [c]*"', 'en'), 'a [(b) [c]*] d');
    assert.equal(marked('x', ''), 'x');
  });
});

const section = { url: '/problems/message-loss/#store', meta: { title: '存储消息时' }, filters: { page: ['如何保证消息不丢失？'], roles: ['slave master'] } };
const hit = (content: string, typed: string) => toHit({ ...section, content }, readQuery(typed, 'zh'), 'zh');
const plain = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join('');

describe('hits', () => {
  test('page, section, address and roles in the message’s order', () => {
    const { page, section, url, roles } = hit('存储消息时. 断电会丢。', '断电');
    assert.deepEqual([plain(page), plain(section ?? []), url, roles], ['如何保证消息不丢失？', '存储消息时', '/problems/message-loss/#store', ['master', 'slave']]);
  });
  test('the beginning of a page has no section', () => {
    assert.equal(toHit({ ...section, url: '/problems/message-loss/', content: '短答' }, readQuery('短答', 'zh'), 'zh').section, undefined);
  });
  test('the excerpt leaves out the heading and the index’s cuts, and keeps what looks like markup as text', () => {
    assert.equal(plain(hit('存储\u200B消息\u200B时\u200B. \u200B断电\u200B会\u200B丢\u200B <b>x</b>。', '断电').excerpt), '断电会丢 <b>x</b>。');
  });
  test('the excerpt of a long section starts at the sentence that matches', () => {
    const text = `${'前面是别的话。'.repeat(60)}断电会丢页缓存里的消息。${'后面也是。'.repeat(60)}`;
    const excerpt = plain(hit(text, '页缓存').excerpt);
    assert.match(excerpt, /^前面是别的话。断电会丢页缓存|^断电会丢页缓存/);
    assert.ok(excerpt.length < 120 && excerpt.endsWith('…'), excerpt);
  });
});
