import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { breakText, joinLines, textWidth } from '../../src/figures/text.ts';

describe('breaking lines', () => {
  const width = (text: string): number => textWidth(text, 'sans', 13);
  test('Chinese anywhere but against 禁则, Latin at spaces', () => {
    const text = '此刻只在页缓存：进程退出不丢，断电会丢（默认）才会「这样」';
    const lines = breakText(text, 160, 'sans', 13);
    assert.equal(lines.join(''), text);
    for (const line of lines) {
      assert.ok(width(line) <= 160);
      assert.doesNotMatch(line, /^[，。：）」]|[（「]$/);
    }
    assert.deepEqual(breakText('page cache only: survives the process', 140, 'sans', 13), ['page cache only:', 'survives the process']);
  });
  test('identifiers only where they must, after a dot or before a capital', () => {
    assert.deepEqual(breakText('DefaultFlushManager.handleDiskFlush', 400, 'mono', 11), ['DefaultFlushManager.handleDiskFlush']);
    assert.deepEqual(breakText('DefaultFlushManager.handleDiskFlush', 170, 'mono', 11), ['DefaultFlushManager.', 'handleDiskFlush']);
  });
  test('running text has no space where Chinese goes on', () => {
    assert.equal(joinLines(['此刻只在页缓存：', '断电会丢']), '此刻只在页缓存：断电会丢');
    assert.equal(joinLines(['SYNC_MASTER 且', 'inSyncReplicas']), 'SYNC_MASTER 且 inSyncReplicas');
    assert.equal(joinLines(['two', 'lines']), 'two lines');
  });
});
