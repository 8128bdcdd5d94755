import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readRecord } from '../../../src/samples/store/commit-log.ts';
import { createTopics } from '../cluster/admin.ts';
import { startCluster, type Broker } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';
import { runNode } from './node.ts';

/** One Broker for each way to read, so that what each makes its Broker write stays apart. */
const ways = [
  { reads: 'Java, pull', topic: 'group-cost-pull', batch: '' },
  { reads: 'gRPC, 16 at a time', topic: 'group-cost-16', batch: '16' },
  { reads: 'gRPC, 1 at a time', topic: 'group-cost-1', batch: '1' },
];

/** What one more consumer group makes a Broker write: the CommitLog before and after a group has read and acknowledged every message. */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const messages = brief ? 48 : 192;
  await using cluster = await startCluster({ masters: ways.map(() => ({})) });
  using client = new Client(cluster);
  const rows = await Promise.all(ways.map(async ({ reads, topic, batch }, i): Promise<Row | undefined> => {
    const broker = cluster.masters[i];
    if (!broker) return undefined;
    await createTopics(cluster.namesrvAddr, broker.address, [{ name: topic, queues: 1 }]);
    return { reads, topic, batch, messages };
  }));
  for (const { topic } of ways) await client.run(`send ${topic} ${messages} 1`);
  const before = cluster.masters.map(written);
  say('experiments: sent, nobody has read');
  await Promise.all(ways.map(async ({ topic, batch }) => {
    if (batch) return runNode(cluster, 'read-group.ts', topic, `${topic}-reader`, batch, '3');
    await client.run(`subscribe ${topic}`);
    return client.run(`consume ${messages} 20`);
  }));
  // Check points and acknowledgements are written a second time when the invisible time is over.
  await wait(14_000);
  const after = cluster.masters.map(written);
  say('experiments: all read');
  return rows.flatMap((row, i) => {
    const [sent, end] = [before[i], after[i]];
    if (!row || !sent || !end) return [];
    return [{ reads: String(row['reads']), messages, sentBytes: sent.of(String(row['topic'])), records: end.records - sent.records, bytes: end.bytes - sent.bytes }];
  });
}

/** All records in a Broker's CommitLog: how many, their bytes, and the bytes of one topic. */
function written({ store }: Broker): { records: number; bytes: number; of(topic: string): number } {
  const bytesByTopic = new Map<string, number>();
  let records = 0;
  for (const file of readdirSync(join(store, 'commitlog'))) {
    const bytes = readFileSync(join(store, 'commitlog', file));
    for (let at = 0; at < bytes.length; ) {
      const record = readRecord(bytes, at);
      if (typeof record === 'string') break;
      bytesByTopic.set(record.topic, (bytesByTopic.get(record.topic) ?? 0) + record.size);
      records++;
      at += record.size;
    }
  }
  return { records, bytes: [...bytesByTopic.values()].reduce((sum, size) => sum + size, 0), of: (topic) => bytesByTopic.get(topic) ?? 0 };
}

export const groupCost: Plan = {
  client: 'node',
  waits: true,
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    assert.deepEqual(fresh.map(({ reads }) => reads), recorded.map(({ reads }) => reads));
    const perMessage = (rows: Row[]): number[] => rows.map(({ records, messages }) => Number(records) / Number(messages));
    for (const [i, share] of perMessage(fresh).entries()) {
      const then = perMessage(recorded)[i] ?? 0;
      assert.ok(Math.abs(share - then) < 0.5, `${fresh[i]?.['reads']}: ${share} records a message, recorded ${then}`);
    }
  },
};
