import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { read, write } from '../../src/self-test/progress-file.ts';
import { count, fresh, mark, next, type Progress } from '../../src/self-test/schedule.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const now = 1_700_000_000_000;
const day = 86_400_000;

describe('practice', () => {
  test('asks by chance what was not asked yet, and not the last one again', () => {
    assert.equal(next(fresh, ids, now, 0), 'a');
    assert.equal(next(fresh, ids, now, 0.99), 'f');
    assert.equal(next(fresh, ids, now, 0, 'a'), 'b');
  });

  test('brings a question that was not known back after three others, before anything new', () => {
    let progress = mark(fresh, 'a', false, now);
    const asked: (string | undefined)[] = [];
    for (let i = 0, last = 'a'; i < 4; i++) {
      const id = next(progress, ids, now, 0, last) ?? '';
      asked.push(id);
      progress = mark(progress, id, true, now);
      last = id;
    }
    assert.deepEqual(asked, ['b', 'c', 'd', 'a']);
  });

  test('asks what was known again after a day, then after three', () => {
    const once = mark(fresh, 'a', true, now);
    assert.equal(next(once, ['a'], now + day - 1, 0), undefined);
    assert.equal(next(once, ['a'], now + day, 0), 'a');
    const twice = mark(once, 'a', true, now + day);
    assert.equal(next(twice, ['a'], now + 3 * day, 0), undefined);
    assert.equal(next(twice, ['a'], now + 4 * day, 0), 'a');
  });

  test('asks the only one that is left, even if it was the last', () => {
    assert.equal(next(mark(fresh, 'a', false, now), ['a'], now, 0, 'a'), 'a');
  });

  test('counts what is known, not yet known, and not asked', () => {
    const progress = mark(mark(fresh, 'a', true, now), 'b', false, now);
    assert.deepEqual(count(progress, ids), { known: 1, unknown: 1, unasked: 4 });
  });
});

describe('a file of progress', () => {
  const progress: Progress = mark(mark(fresh, 'a', true, now), 'b', false, now);

  test('is read as it was written', () => {
    assert.deepEqual(read(write(progress), new Set(ids)), progress);
  });

  test('loses marks of questions that are not there', () => {
    const found = read(write(progress), new Set(['a']));
    assert.ok(typeof found === 'object');
    assert.deepEqual(Object.keys(found.marks), ['a']);
  });

  test('that is no JSON, of another program, or damaged is told apart', () => {
    assert.equal(read('{', new Set(ids)), 'no-json');
    assert.equal(read('[1]', new Set(ids)), 'foreign');
    assert.equal(read('{"format":"anki"}', new Set(ids)), 'foreign');
    assert.equal(read(write(progress).replace('"known": 1', '"known": -1'), new Set(ids)), 'damaged');
    assert.equal(read(write(progress).replace('"turn": 2', '"turn": "x"'), new Set(ids)), 'damaged');
  });
});
