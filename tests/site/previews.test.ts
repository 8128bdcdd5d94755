import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { attributeOf, readBuiltPages, type BuiltPage } from '../../src/build/built-page.ts';

const folder = join(import.meta.dirname, '../../dist');
const pages = await readBuiltPages(folder);
const find = (page: BuiltPage, tag: string, attribute: string, value: string) => page.elements.filter((element) => element.tagName === tag && attributeOf(element, attribute) === value);
const listed = () => pages.filter((page) => find(page, 'meta', 'name', 'robots').length === 0);

test('every page names a preview image of its own, a PNG of 1200 × 630', async () => {
  const said = (page: BuiltPage, property: string) => attributeOf(find(page, 'meta', 'property', property)[0]!, 'content');
  const images = await Promise.all(listed().map(async (page) => {
    const address = new URL(said(page, 'og:image') ?? '');
    assert.equal(address.origin, new URL(attributeOf(find(page, 'link', 'rel', 'canonical')[0]!, 'href') ?? '').origin, page.file);
    assert.equal(address.pathname, `/cards${/^\/(en\/)?$/.test(page.url) ? `${page.url}home` : page.url.replace(/\/$/, '')}.png`);
    assert.ok(said(page, 'og:image:alt')?.startsWith(said(page, 'og:title') ?? '?'), page.file);
    assert.equal(attributeOf(find(page, 'meta', 'name', 'twitter:card')[0]!, 'content'), 'summary_large_image');
    const image = await readFile(join(folder, address.pathname));
    assert.equal(image.toString('latin1', 1, 4), 'PNG', page.file);
    const size = [image.readUInt32BE(16), image.readUInt32BE(20)];
    assert.deepEqual(size, [1200, 630], page.file);
    assert.deepEqual(size.map(String), [said(page, 'og:image:width'), said(page, 'og:image:height')]);
    return image;
  }));
  assert.equal(new Set(images.map((image) => createHash('sha256').update(image).digest('hex'))).size, images.length, 'two pages with one image');
  assert.ok(images.reduce((sum, { length }) => sum + length, 0) / images.length <= 75_000, 'bytes of an image in the mean');
  for (const page of pages.filter((each) => !listed().includes(each))) assert.equal(find(page, 'meta', 'property', 'og:image').length, 0, page.file);
});
