import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { release, releases } from '../../../src/release.ts';
import { indexClasses } from '../citations/classes.ts';
import { fieldOf } from './field.ts';
import { firstOfLastRun } from './since.ts';

/** `having` has one sign for each of four releases: + has the field, - has it not, ? cannot be read. */
const first = (having: string) => firstOfLastRun(['1.0', '1.1', '1.2', '1.3'], (version) => ({ '+': true, '-': false })[having.charAt(Number(version.slice(2)))]);

test('a field is there since the first release of the unbroken run up to the pinned one', () => {
  assert.deepEqual(first('--++'), { since: '1.2' });
  assert.deepEqual(first('++++'), { since: '1.0' });
  assert.deepEqual(first('---+'), { since: '1.3' });
});

test('what went away and came back is there since it came back', () => {
  assert.deepEqual(first('++-+'), { since: '1.3' });
  assert.deepEqual(first('+-++'), { since: '1.2' });
});

test('releases that cannot be read: before the run they may have begun it, within it they do not break it', () => {
  assert.deepEqual(first('-??+'), { since: '1.3', sinceAtEarliest: '1.1' });
  assert.deepEqual(first('?+++'), { since: '1.1', sinceAtEarliest: '1.0' });
  assert.deepEqual(first('-+?+'), { since: '1.1' });
  assert.deepEqual(first('?-++'), { since: '1.2' });
});

test('what the pinned release does not have is there since none', () => {
  assert.equal(first('+++-'), undefined);
  assert.equal(first('????'), undefined);
});

test('the list of releases leaves out none between two of them and ends with the pinned one', () => {
  assert.equal(releases.at(-1), release);
  for (const [i, version] of releases.slice(1).entries()) {
    const [major, minor, patch] = (releases[i] ?? '').split('.').map(Number);
    const next = [`${major}.${minor}.${Number(patch) + 1}`, `${major}.${Number(minor) + 1}.0`];
    assert.ok(next.includes(version), `${version} does not follow ${releases[i]}: put what stands between into src/release.ts`);
  }
});

test('a field is looked for in its class and those above it; a comment, a local variable and a field of a nested class are none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'since-'));
  mkdirSync(join(folder, 'org'));
  writeFileSync(join(folder, 'org/Child.java'), 'class Child extends Parent {\n  // int gone = 1;\n  /* int old; */\n  int own, second = 2, third;\n  void run() { int local = 1; }\n  static class Nested { int inner; }\n}');
  writeFileSync(join(folder, 'org/Parent.java'), 'class Parent { int inherited = 3; }');
  const index = indexClasses({ sources: new Map([['common', folder]]) });
  const found = ['own', 'second', 'third', 'inherited', 'gone', 'old', 'local', 'inner', 'Nested.inner'].map((name) => fieldOf(index, `Child.${name}`)?.owner.name);
  rmSync(folder, { recursive: true });
  assert.deepEqual(found, ['Child', 'Child', 'Child', 'Parent', undefined, undefined, undefined, undefined, 'Child.Nested']);
});
