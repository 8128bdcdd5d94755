import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drain, sentences, span, type Case } from '../../src/components/drain.ts';

const base: Case = { lag: 1_000_000, in: 2000, consumers: 8, queues: 8, threads: 20, ms: 50, by: 'pull', old: 6, kept: 72 };

test('time to drain is the backlog over the net rate', () => {
  const { rate, net, seconds, working } = drain(base);
  assert.deepEqual({ rate, net, working }, { rate: 3200, net: 1200, working: 8 });
  assert.equal(span(seconds, 'en'), '13 min 53 s');
});

test('consumers beyond the queues have no work, except by POP', () => {
  assert.equal(drain({ ...base, consumers: 16 }).rate, 3200);
  assert.equal(drain({ ...base, consumers: 16, by: 'pop' }).rate, 6400);
});

test('in order a queue has one thread', () => {
  assert.equal(drain({ ...base, by: 'ordered' }).parallel, 8);
});

test('a backlog that does not fall never ends, and meets deletion some day', () => {
  const slow = { ...base, ms: 100 };
  assert.equal(drain(slow).seconds, Infinity);
  assert.equal(drain(slow).needed, 200);
  // A fifth of what comes stays, so the oldest ages by 0.2 h an hour: (72 - 6) / 0.2.
  assert.equal(Math.round(drain(slow).expires), 330);
  assert.match(sentences(slow, 'en')[1] ?? '', /grows by 400 a second and never ends; 200 messages at a time/);
  assert.match(sentences({ ...base, old: 80 }, 'zh')[2] ?? '', /已经到期/);
});

test('nothing coming in: it falls, and the oldest gets younger', () => {
  assert.equal(drain({ ...base, in: 0 }).expires, Infinity);
});
