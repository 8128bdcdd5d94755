import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMdx } from './written.ts';

test('citations are read with their attributes, in strings, braces and entities', () => {
  const { places } = readMdx('A.<Cite class="A" method="b" token="x &lt; 1" />\n\nB.<Cite class="C.D" token={\'say("no")\'} />\n', 'p.mdx');
  assert.deepEqual(places, [
    { place: { class: 'A', method: 'b', token: 'x < 1' }, at: 'p.mdx:1' },
    { place: { class: 'C.D', method: undefined, token: 'say("no")' }, at: 'p.mdx:3' },
  ]);
});

test('sources of npm packages are read; addresses need no finding', () => {
  const { places } = readMdx('<Cite package="p" file="src/a.ts" token="t" /><Cite href="https://example.org" read="2026-01-01" title="t" />', 'p.mdx');
  assert.deepEqual(places.map(({ place }) => place), [{ package: 'p', file: 'src/a.ts', token: 't' }]);
});

test('defaults and settings are read by name', () => {
  const { defaults } = readMdx('<Default of="A.b" />\n<Setting of="C.d" role="master">x</Setting>', 'p.mdx');
  assert.deepEqual(defaults, [{ name: 'A.b', at: 'p.mdx:1' }, { name: 'C.d', at: 'p.mdx:2' }]);
});

test('a step of a figure may cite a method or a class', () => {
  const { places } = readMdx('```mermaid #f\nsequenceDiagram\n%% step one cite A.B.run\n%% step two cite A.B\n```\n', 'p.mdx');
  assert.deepEqual(places, [{ place: { class: 'A.B', method: 'run' }, at: 'p.mdx:3' }, { place: { class: 'A.B' }, at: 'p.mdx:4' }]);
});

test('other code is not read', () => {
  assert.deepEqual(readMdx('```java\n<Cite class="A" />\n```\n', 'p.mdx').places, []);
});

test('a citation that names nothing, and a default without a name, are told with their line', () => {
  const [cite, setting] = readMdx('x\n<Cite token="t" />\n<Default />', 'p.mdx').problems;
  assert.match(cite?.message ?? '', /^p\.mdx:2: <Cite> that names nothing/);
  assert.match(setting?.message ?? '', /^p\.mdx:3: <Default> without of/);
});
