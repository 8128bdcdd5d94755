import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedCitations, changedDefaults, changedOutputs } from './changes.ts';

const place = { class: 'A', token: 't' };
const entry = (member: string, first: number) => ({ module: 'store', path: 'A.java', first, last: first, member });
const value = (text: string) => ({ type: 'int', value: text, previous: { value: text } });
const output = (...lines: string[]) => ({ release: '5.5.0', client: 'c', source: 's', exit: 0, output: lines });

test('a default with another value is told at every line that names it', () => {
  const written = [{ name: 'A.b', at: 'zh.mdx:3' }, { name: 'A.b', at: 'en.mdx:4' }, { name: 'A.c', at: 'zh.mdx:5' }];
  const changes = changedDefaults({ 'A.b': value('1'), 'A.c': value('7') }, { 'A.b': value('2'), 'A.c': value('7') }, written);
  assert.deepEqual(changes.map(({ at, what }) => `${at} ${what}`), ['zh.mdx:3 the default of A.b was 1, now it is 2', 'en.mdx:4 the default of A.b was 1, now it is 2']);
});

test('a citation in another member is told, one whose lines moved is not', () => {
  const changes = changedCitations({ 'A||t': entry('A.one', 5) }, { 'A||t': entry('A.two', 5) }, [{ place, at: 'p.mdx:1' }]);
  assert.deepEqual(changes.map(({ what }) => what), ['A||t stood in A.one, now in A.two']);
  assert.deepEqual(changedCitations({ 'A||t': entry('A.one', 5) }, { 'A||t': entry('A.one', 9) }, [{ place, at: 'p.mdx:1' }]), []);
});

test('a sample that prints something else is told with both lines', () => {
  const [change] = changedOutputs({ 'a.ts': output('same', 'old') }, { 'a.ts': output('same', 'new') });
  assert.equal(change?.message, 'src/samples/a.ts:1: it printed something else than recorded, line 2:\n- old\n+ new\n  → read the pages that show it again');
});
