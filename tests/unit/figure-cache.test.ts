import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { cachedFigure, cachedFigures } from '../../src/figures/cache.ts';
import { renderFigure } from '../../src/figures/render.ts';

describe('the cache', () => {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  after(() => rmSync(folder, { recursive: true }));

  test('draws nothing twice, and anew what changed', async () => {
    let drawn = 0;
    const counted = (input: Parameters<typeof renderFigure>[0]) => {
      drawn++;
      return renderFigure(input);
    };
    const input = { id: 'x', lang: 'en', source: '---\ntitle: T\n---\nsequenceDiagram\n  accTitle: t\n  accDescr: d\n  a->>b: x', at: 'p.mdx:1' } as const;
    const first = await cachedFigure(input, folder, counted);
    assert.deepEqual(await cachedFigure({ ...input, at: 'p.mdx:40' }, folder, counted), first);
    assert.equal(drawn, 1);
    await cachedFigure({ ...input, source: `${input.source}y` }, folder, counted);
    await cachedFigure({ ...input, lang: 'zh' }, folder, counted);
    assert.equal(drawn, 3);
    assert.equal(readdirSync(folder).length, 3);
    assert.match(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'), /^\{"id":"x"/);
  });

  test('tells how far it is', async () => {
    const heard: string[] = [];
    const input = { id: 'x', lang: 'en', source: '---\ntitle: T\n---\nsequenceDiagram\n  accTitle: t\n  accDescr: d\n  a->>b: x', at: 'p.mdx:1' } as const;
    await cachedFigures([input, { ...input, id: 'y' }], (done, total) => heard.push(`${done}/${total}`), folder);
    assert.deepEqual(heard, ['1/2', '2/2']);
  });
});
