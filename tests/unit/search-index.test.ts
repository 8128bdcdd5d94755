import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Progress } from '../../src/build/progress.ts';
import { recordsOf } from '../../src/search/page-records.ts';
import { writeSearchIndex } from '../../src/search/write-index.ts';

const page = (lang: string) => `<!doctype html><html lang="${lang}"><body><nav>menu</nav><main><article data-pagefind-body>
<h1 data-pagefind-meta="title">Is it <wbr>lost & "gone"?</h1><p>Short.</p>
<span hidden data-pagefind-filter="group" data-pagefind-meta="group">problems</span><span hidden data-pagefind-meta="roles">master slave</span>
<h2 id="store" data-roles="master">Store<a data-action="copy-link">#</a></h2><p>Text</p><dl><dt>Error</dt><dd>NullPointerException</dd><dt>Check</dt></dl>
<h3 id="disk">Disk</h3><p>Full</p><h2 id="end">End</h2></article></main></body></html>`;

test('a page is cut at its headings; roles pass down from the part, then from the page', () => {
  const records = recordsOf(page('en'), '/x/');
  assert.deepEqual(records.map(({ url }) => url), ['/x/', '/x/#store', '/x/#disk', '/x/#end']);
  assert.deepEqual(records.map(({ content }) => /"roles\[content\]" content="([^"]*)"/.exec(content)?.[1]), ['master slave', 'master', 'master', 'master slave']);
  for (const { content } of records) {
    assert.match(content, /^<!doctype html><html lang="en">/);
    assert.match(content, /"page\[content\]" content="Is it lost &amp; &quot;gone&quot;\?"/);
    assert.match(content, /"group\[content\]" content="problems"/);
  }
  assert.match(records[1]?.content ?? '', /Error: <\/dt><dd>NullPointerException <\/dd>/);
  assert.doesNotMatch(records[0]?.content ?? '', /menu|Text/);
});

test('a page without a body for the search gives nothing', () => {
  assert.deepEqual(recordsOf('<html lang="en"><main><h1>404</h1></main></html>', '/404/'), []);
});

test('the index stands beside the pages, in both languages, without Pagefind’s own interface', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'search-index-'));
  try {
    for (const [path, html] of [['a', page('zh-CN')], ['en/a', page('en')], ['search', '<html lang="en"><h1>Search</h1></html>']] as const) {
      await mkdir(join(folder, path), { recursive: true });
      await writeFile(join(folder, path, 'index.html'), html);
    }
    assert.equal(await writeSearchIndex(folder, new Progress()), 2);
    const files = await readdir(join(folder, 'pagefind'), { recursive: true });
    assert.ok(files.includes('pagefind.js') && files.includes('pagefind-entry.json'));
    for (const tag of ['zh-cn', 'en']) assert.equal(files.filter((file) => file.startsWith(`fragment/${tag}_`)).length, 4, tag);
    assert.deepEqual(files.filter((file) => /ui|highlight|worker|playground/.test(file)), []);
  } finally {
    await rm(folder, { recursive: true });
  }
});
