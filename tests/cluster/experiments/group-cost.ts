import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readRecord, type CommitLogRecord } from '../../../src/samples/store/commit-log.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';
import { runNode } from './node.ts';

/** Ways to read a topic of its own each, and how many messages are asked for at a time; the Java client has one group in all experiments. */
const ways = [
  { reads: 'Java, pull', topic: 'group-cost-pull', group: 'experiment-consumer', batch: '' },
  { reads: 'gRPC, 16 at a time', topic: 'group-cost-16', group: 'group-cost-16-reader', batch: '16' },
  { reads: 'gRPC, 1 at a time', topic: 'group-cost-1', group: 'group-cost-1-reader', batch: '1' },
];

/**
 * What one more consumer group makes a Broker write: each group reads and acknowledges every message of its topic,
 * and the CommitLog is searched for records that name the group.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const messages = brief ? 48 : 192;
  await using cluster = await startCluster({ topics: ways.map(({ topic }) => ({ name: topic, queues: 1 })) });
  using client = new Client(cluster);
  for (const { topic } of ways) await client.run(`send ${topic} ${messages} 1`);
  await Promise.all(ways.map(async ({ topic, group, batch }) => {
    if (batch) return runNode(cluster, 'read-group.ts', topic, group, batch, '3');
    await client.run(`subscribe ${topic}`);
    return client.run(`consume ${messages} 30`);
  }));
  say('experiments: three groups have read');
  // Check points and acknowledgements are written a second time when the invisible time is over.
  await wait(14_000);
  const records = readStore(cluster.masters[0].store);
  return ways.map(({ reads, topic, group }) => {
    const [sent, written] = [records.filter((record) => record.topic === topic), records.filter((record) => record.body.includes(group))];
    return { reads, messages: sent.length, sentBytes: bytesOf(sent), records: written.length, bytes: bytesOf(written) };
  });
}

/** All records in the CommitLog of a store. */
function readStore(store: string): CommitLogRecord[] {
  const records: CommitLogRecord[] = [];
  for (const file of readdirSync(join(store, 'commitlog'))) {
    const bytes = readFileSync(join(store, 'commitlog', file));
    for (let at = 0; at < bytes.length; ) {
      const record = readRecord(bytes, at);
      if (typeof record === 'string') break;
      records.push(record);
      at += record.size;
    }
  }
  return records;
}

function bytesOf(records: CommitLogRecord[]): number {
  return records.reduce((sum, { size }) => sum + size, 0);
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
