import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { words } from '../../src/labels.ts';
import { langs } from '../../src/languages.ts';
import { entries, find, outline } from '../../src/outline.ts';
import { roleIds } from '../../src/roles.ts';
import { pageUrl, withBase } from '../../src/urls.ts';

describe('the outline', () => {
  test('has the three benefits, eight problems and five paths in the owner’s order', () => {
    const slugs = (id: string) => outline.find((group) => group.id === id)?.entries.map(({ slug }) => slug.split('/')[1]);
    assert.deepEqual(slugs('why'), ['async', 'decoupling', 'peak-shaving']);
    assert.deepEqual(slugs('problems'), ['high-availability', 'message-loss', 'duplicate-consumption', 'ordered-messages', 'distributed-transactions', 'message-backlog', 'queue-balance', 'rebalance']);
    assert.deepEqual(slugs('paths'), ['send', 'store', 'replicate', 'consume', 'rebalance']);
    assert.equal(slugs('basics')?.length, 9);
    assert.equal(slugs('practice')?.length, 5);
  });
  test('has unique ASCII slugs and words in both languages', () => {
    assert.equal(new Set(entries.map(({ slug }) => slug)).size, entries.length);
    for (const { slug, nav, title } of entries) {
      assert.match(slug, /^[a-z-]+(\/[a-z-]+)?$/);
      for (const lang of langs) assert.ok(nav[lang] && title[lang], slug);
    }
  });
  test('names roles in the message’s order', () => {
    for (const { slug, roles } of entries) assert.deepEqual([...roles], roleIds.filter((role) => roles.includes(role)), slug);
  });
  test('finds an entry and its group by slug', () => {
    assert.equal(find('problems/message-loss')?.group.id, 'problems');
    assert.equal(find('nowhere'), undefined);
  });
});

test('addresses are the same in both languages but for the prefix', () => {
  assert.equal(pageUrl('zh', 'problems/message-loss'), '/problems/message-loss/');
  assert.equal(pageUrl('en', 'problems/message-loss'), '/en/problems/message-loss/');
  assert.equal(pageUrl('zh', ''), '/');
  assert.equal(pageUrl('en', ''), '/en/');
  assert.equal(withBase('https://example.com/'), 'https://example.com/');
  assert.equal(withBase('#id'), '#id');
});

test('the interface has every word in both languages', () => {
  assert.deepEqual(Object.keys(words('zh')), Object.keys(words('en')));
});
