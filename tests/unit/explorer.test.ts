import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { firstCase, outcomeOf, readCase, writeCase } from '../../src/explorer/allocation-case.ts';
import { outcomeHtml } from '../../src/explorer/outcome-html.ts';

describe('the explorer of allocations', () => {
  test('says who keeps, gets and gives up which queue when a consumer joins', () => {
    const { shares, moved, idle, skew } = outcomeOf({ queues: 8, consumers: 3, strategy: 'Averagely', change: 'join' });
    assert.deepEqual(shares.map(({ consumer, kept, gained, lost }) => [consumer, kept, gained, lost]), [
      ['c01', [0, 1], [], [2]], ['c02', [3], [2], [4, 5]], ['c03', [], [4, 5], [6, 7]], ['c04', [], [6, 7], []],
    ]);
    assert.deepEqual([moved, idle, skew], [5, 0, 1]);
  });

  test('counts consumers beyond the number of queues as idle', () => {
    assert.equal(outcomeOf({ queues: 3, consumers: 5, strategy: 'AveragelyByCircle', change: 'none' }).idle, 2);
  });

  test('one that left gives up all it had, and every queue is held by one consumer afterwards', () => {
    for (const strategy of ['Averagely', 'AveragelyByCircle', 'ConsistentHash']) {
      const { shares } = outcomeOf({ queues: 16, consumers: 4, strategy, change: 2 });
      const gone = shares[1]!;
      assert.deepEqual([gone.stays, gone.kept, gone.gained], [false, [], []]);
      assert.deepEqual(shares.flatMap(({ kept, gained }) => [...kept, ...gained]).sort((a, b) => a - b), Array.from({ length: 16 }, (_, i) => i));
    }
  });

  test('an address says a case, and what makes no sense in it is as at first', () => {
    const wanted = { queues: 5, consumers: 4, strategy: 'ConsistentHash', change: 3 };
    assert.deepEqual(readCase(writeCase(wanted)), wanted);
    assert.deepEqual(readCase('queues=0&consumers=x&strategy=Best&change=9'), firstCase);
    assert.equal(readCase('consumers=1&change=1').change, 'join', 'the last one cannot leave');
  });

  test('says it in words in both languages', () => {
    const outcome = outcomeOf(firstCase);
    assert.match(outcomeHtml(outcome, 'zh'), /5 个队列换了主人；没有消费者闲着；最多的是平均的 1 倍/);
    assert.match(outcomeHtml(outcome, 'en'), /5 queues change hands; no consumer is idle; the fullest has 1 times the mean/);
  });
});
