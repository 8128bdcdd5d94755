import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import citations from '../../src/evidence/citations.json' with { type: 'json' };
import defaults from '../../src/evidence/defaults.json' with { type: 'json' };
import { digestOf, entriesOf } from '../../src/evidence/file.ts';
import vectors from '../../src/evidence/vectors.json' with { type: 'json' };
import { release } from '../../src/release.ts';
import { indexClasses } from './citations/classes.ts';
import { collectCitations } from './citations/collect.ts';
import { resolve } from './citations/resolve.ts';
import { collectDefaults, unknownDefaults } from './defaults/collect.ts';
import { typedDefaults } from './defaults/typed.ts';
import { known } from './defaults/units.ts';
import { rocketmq } from './maven.ts';
import { needsJava } from './needs-java.ts';
import { collectVectors, wrongAnswers } from './vectors/collect.ts';
import { contentFiles, readContent } from './written.ts';

test('our algorithms give what the classes of RocketMQ gave', () => {
  assert.deepEqual(wrongAnswers(vectors.entries).map(({ message }) => message), []);
});

test('a wrong answer is told with input, expected and got', () => {
  const [wrong] = wrongAnswers({ ...vectors.entries, customizedDelay: ['1', ...vectors.entries.customizedDelay.slice(1)] });
  assert.equal(wrong?.what, 'customizedDelay(-3) expected 1, got 10000');
});

test('a file of evidence that was edited by hand is refused', () => {
  const file = { release, digest: digestOf({ a: 1 }), entries: { a: 2 } };
  assert.throws(() => entriesOf('x.json', file), /^Problem: src\/evidence\/x\.json:3: changed since it was made .*\n  → run `npm run evidence`; .* never by hand$/);
});

test('a file of evidence that is older than the pinned release is refused', () => {
  const file = { release: '5.4.0', digest: digestOf({}), entries: {} };
  assert.throws(() => entriesOf('x.json', file), new RegExp(`src/evidence/x\\.json:2: made for RocketMQ 5\\.4\\.0, but the pinned release is ${release}`));
});

test('a default of a field that does not exist is told with its line and similar names', () => {
  const problems = unknownDefaults(defaults.entries, [{ name: 'BrokerConfig.flushDiskType', at: 'page.mdx:3' }]);
  assert.deepEqual(problems.map(({ message }) => message), ['page.mdx:3: no default BrokerConfig.flushDiskType: the class has no such field of a simple type\n  → did you mean MessageStoreConfig.flushDiskType?']);
});

test('a default that is typed beside its setting is told with the name to write instead', () => {
  const text = 'Fine: <Default of="A.b" />.\n`sendMsgTimeout` is 3000 ms. `fileReservedTime=72` here, `maxReconsumeTimes`, 16 if not set.<Cite class="A" token="return 16;" />';
  assert.deepEqual(typedDefaults(text, 'page.mdx', defaults.entries).map(({ at, what }) => `${at} ${what}`), [
    'page.mdx:2 the default of sendMsgTimeout is typed: 3000',
    'page.mdx:2 the default of fileReservedTime is typed: 72',
  ]);
});

test('no page types a default', () => {
  assert.deepEqual(contentFiles().flatMap(({ file, text }) => typedDefaults(text, file, defaults.entries)).map(({ message }) => message), []);
});

suite('what was found holds when it is looked for again', needsJava, () => {
  const pinned = rocketmq(release);
  const index = indexClasses(pinned);
  const written = readContent();

  test('citations: every place that the content names stands where it stood', () => {
    const { entries, problems } = collectCitations(index, written.places);
    assert.deepEqual([...written.problems, ...problems].map(({ message }) => message), []);
    assert.deepEqual(entries, citations.entries);
  });

  test('defaults: every field that the content names is there and has the value it had', () => {
    const found = collectDefaults(pinned, index, written.defaults);
    assert.deepEqual(unknownDefaults(found, written.defaults), []);
    assert.deepEqual(found, defaults.entries);
  });

  test('defaults: the places that tell a unit still stand', () => {
    for (const [name, { place }] of Object.entries(known)) assert.ok(resolve(index, place, name).first > 0);
  });

  test('vectors: the classes of RocketMQ answer what they answered', () => {
    assert.deepEqual(collectVectors(pinned), vectors.entries);
  });
});
