import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount, sentences, size, type Size } from '../../src/components/size.ts';

const base: Size = { rate: 5000, peak: 4, body: 1024, properties: 150, entries: 3, kept: 72, masters: 2, copies: 2, groups: 3, memory: 64 };

test('a message takes its record, an entry in a ConsumeQueue and its entries in the Index', () => {
  const { record, stored } = size(base);
  assert.deepEqual({ record, stored }, { record: 1265, stored: 1348 });
});

test('a machine holds what comes in its time and in the day until deletion, on three quarters of its disk', () => {
  const { held, disk, all } = size(base);
  assert.equal(held, 2500 * 1348 * 96 * 3600);
  assert.equal(disk, held / 0.75);
  assert.equal(all, disk * 4);
});

test('a Master sends each message to every group and to its Slaves', () => {
  const { write, send } = size(base);
  assert.equal(write, 10_000 * 1265);
  assert.equal(send, write * 4);
});

test('twice the memory is twice the window, twice the peak half of it', () => {
  const { window } = size(base);
  assert.equal(size({ ...base, memory: 128 }).window, window * 2);
  assert.equal(size({ ...base, peak: 8 }).window, window / 2);
});

test('it is said in both languages', () => {
  assert.equal(amount(432e9, 'en'), '432 GB');
  assert.equal(amount(0, 'en'), '0 B');
  assert.match(sentences(base, 'en')[0] ?? '', /takes 1,348 bytes, 1,265 of them/);
  assert.equal(sentences(base, 'zh').length, sentences(base, 'en').length);
});
