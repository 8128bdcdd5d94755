import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { merge, readQuery } from '../../src/search/query.ts';

const terms = (typed: string, lang: 'zh' | 'en' = 'zh') => readQuery(typed, lang)[0]?.terms;

describe('what was typed becomes terms', () => {
  test('Latin is split from Chinese', () => {
    assert.deepEqual(terms('RocketMQ消费'), ['RocketMQ', '消费']);
    assert.deepEqual(terms('把flushDiskType设成SYNC_FLUSH'), ['把', 'flushDiskType', '设成', 'SYNC_FLUSH']);
  });
  test('names in code stay whole, punctuation around words goes', () => {
    assert.deepEqual(terms('org.apache.rocketmq.client.MQClientException:'), ['org.apache.rocketmq.client.MQClientException']);
    assert.deepEqual(terms('（丢消息？）'), ['丢消息']);
    assert.deepEqual(terms('sendStatus=FLUSH_DISK_TIMEOUT,'), ['sendStatus=FLUSH_DISK_TIMEOUT']);
  });
  test('quotes of any kind keep words together', () => {
    assert.deepEqual(terms('“send back” retry', 'en'), ['send back', 'retry']);
  });
  test('words that say nothing are left out of the terms, not of the phrase', () => {
    const [wording] = readQuery('how do you make sure no message is lost?', 'en');
    assert.deepEqual(wording, { phrase: 'how do you make sure no message is lost', terms: ['make', 'sure', 'no', 'message', 'lost'] });
    assert.deepEqual(terms('的'), ['的'], 'unless nothing else is there');
  });
  test('full-width letters are the same letters', () => {
    assert.deepEqual(terms('ＤＬＱ'), ['DLQ']);
  });
  test('nothing to search for', () => {
    assert.deepEqual(readQuery('  ', 'zh'), []);
    assert.deepEqual(readQuery('？！"', 'zh'), []);
  });
  test('an alias adds a wording behind the one typed', () => {
    assert.deepEqual(readQuery('掉消息怎么办', 'zh').map(({ phrase }) => phrase), ['掉消息怎么办', '丢消息 怎么办']);
    assert.deepEqual(readQuery('dlq', 'en').map(({ phrase }) => phrase), ['dlq', 'dead letter']);
  });
});

describe('answers become one order', () => {
  test('phrase before all terms before some; the index decides among equals', () => {
    const { ids, close } = merge([{ phrase: ['d'], terms: [['a', 'b', 'd'], ['b', 'c', 'd']], loose: ['a', 'x', 'b', 'c', 'd'] }]);
    assert.deepEqual(ids, ['d', 'b', 'a', 'c']);
    assert.equal(close, false);
  });
  test('a section without any term as typed is left out where another has one', () => {
    assert.deepEqual(merge([{ phrase: ['a'], terms: [['a']], loose: ['x', 'a'] }]).ids, ['a']);
  });
  test('where none has one, the near ones are given and said to be near', () => {
    assert.deepEqual(merge([{ phrase: [], terms: [[]], loose: ['y', 'x'] }]), { ids: ['y', 'x'], close: true });
  });
  test('the wording typed goes before its alias', () => {
    const { ids } = merge([{ phrase: ['typed'], terms: [['typed']], loose: ['typed'] }, { phrase: ['alias'], terms: [['alias']], loose: ['alias', 'typed'] }]);
    assert.deepEqual(ids, ['typed', 'alias']);
  });
  test('nothing found', () => {
    assert.deepEqual(merge([]), { ids: [], close: true });
  });
});
