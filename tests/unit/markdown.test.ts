import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCodeMeta } from '../../src/markdown/code-meta.ts';
import { highlight } from '../../src/markdown/highlight.ts';
import { inLanguage, region } from '../../src/markdown/region.ts';
import { readingMinutes } from '../../src/markdown/reading-time.ts';
import { readSection } from '../../src/markdown/sections.ts';
import { trapInLink, trapInText } from '../../src/markdown/traps.ts';

describe('a region of a sample', () => {
  const source = 'before\n  // #region send\n  const a = 1;\n  // #region inner\n    await b();\n  // #endregion inner\n\n  // #endregion send\nafter';
  test('is the lines between its marks, without their common indent', () => {
    assert.equal(region(source, 'send', 'a.ts', 'page:1'), 'const a = 1;\n  await b();');
  });
  test('that does not exist is refused with those that do', () => {
    assert.throws(() => region(source, 'receive', 'a.ts', 'page:1'), /page:1: no region “receive” in a\.ts\n.*send, inner/);
  });
  test('shows comments in the reader’s language', () => {
    const line = 'keys: [id], // 查消息靠它 // found by this';
    assert.equal(inLanguage(line, 'zh'), 'keys: [id], // 查消息靠它');
    assert.equal(inLanguage(line, 'en'), 'keys: [id], // found by this');
    assert.equal(inLanguage('/** 读 // reads */', 'en'), '/** reads */');
    assert.equal(inLanguage('// plain // comment', 'en'), '// plain // comment');
  });
});

describe('a fence’s words', () => {
  test('say title, id and lines', () => {
    const meta = readCodeMeta('title="broker.conf" #conf {2,4-6} ins={3} del={1}', 'page:1');
    assert.equal(meta.title, 'broker.conf');
    assert.equal(meta.id, 'conf');
    assert.deepEqual([...meta.marked], [2, 4, 5, 6]);
    assert.deepEqual([...meta.inserted, ...meta.deleted], [3, 1]);
  });
  test('that mean nothing are refused', () => {
    assert.throws(() => readCodeMeta('lines=3', 'page:7'), /page:7: unknown word lines=3/);
    assert.throws(() => readCodeMeta('{two}', 'page:7'), /“two” is no line/);
  });
});

describe('code', () => {
  test('is coloured by classes, never by styles, in every language of the site', async () => {
    const samples = {
      ts: 'const a = "x"; // c', java: 'return "x"; // c', sh: 'echo "x" # c', properties: 'a=b\n# c',
      json: '{"a": 1}', http: 'GET / HTTP/1.1', sql: "select 'x' -- c", text: 'plain <b>',
    } as const;
    for (const [language, code] of Object.entries(samples) as [keyof typeof samples, string][]) {
      const html = (await highlight(code, language)).join('\n');
      assert.doesNotMatch(html, /style=/, language);
      assert.equal(html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>'), code, language);
      if (language !== 'text' && language !== 'http') assert.match(html, /class="[klpc]"/, language);
    }
  });
});

describe('a heading', () => {
  test('gives the section its id, roles and short name', () => {
    const section = readSection(2, '存储消息时', { id: 'store', roles: 'master slave', strip: '存储' }, 'page:3');
    assert.deepEqual(section, { depth: 2, id: 'store', text: '存储消息时', nav: '存储消息时', roles: ['master', 'slave'], strip: '存储', at: 'page:3' });
  });
  test('without id, with an unknown role or too long for the sidebar is refused', () => {
    assert.throws(() => readSection(2, 'A', {}, 'page:3'), /page:3: heading “A” has no id/);
    assert.throws(() => readSection(2, 'A', { id: 'a', roles: 'broker' }, 'page:3'), /unknown role “broker”/);
    assert.throws(() => readSection(3, 'A', { id: 'a', strip: 'x' }, 'page:3'), /cannot stand in the strip/);
    assert.throws(() => readSection(2, '一个对侧边栏来说实在太长的标题', { id: 'a' }, 'page:3'), /too long for the sidebar/);
  });
});

describe('Markdown traps of Chinese', () => {
  test('are refused', () => {
    assert.throws(() => trapInText('**句号。**后文', 'page:1'), /asterisks stay visible/);
    assert.throws(() => trapInText('前\n后', 'page:1'), /line break/);
    assert.throws(() => trapInLink('https://example.com/。', 'page:1'), /bare address/);
  });
  test('and nothing else is', () => {
    trapInText('a * b is no bold', 'page:1');
    trapInText('English\nwraps', 'page:1');
    trapInLink('[words](https://example.com/)', 'page:1');
    trapInLink('<https://example.com/>', 'page:1');
  });
});

test('reading time counts prose, not code or figures', () => {
  const prose = '字'.repeat(900);
  assert.equal(readingMinutes(prose, 'zh'), 3);
  assert.equal(readingMinutes(`${prose}\n\`\`\`ts\n${'const a = 1;\n'.repeat(500)}\`\`\`\n`, 'zh'), 3);
  assert.equal(readingMinutes('word '.repeat(1000), 'en'), 5);
  assert.equal(readingMinutes(`<Cite token="a > ${'b '.repeat(500)}" /><Cite token={'it\\'s { ${'c '.repeat(500)}'} />${'word '.repeat(1000)}`, 'en'), 5, 'attributes are not read');
  assert.equal(readingMinutes(`[word](/some/${'long/'.repeat(300)})${' word'.repeat(999)}`, 'en'), 5, 'addresses are not read');
});
