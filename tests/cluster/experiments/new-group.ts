import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { routeKnown } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import { transcript, type Found, type Plan } from './experiment.ts';
import { runNode } from './node.ts';

const [young, old] = ['new-group-young', 'new-group-old'];
const topics = [young, old].map((name) => ({ name, queues: 1 }));
/** Messages before and after the moment that those groups ask for which can ask for one. */
const each = 10;
/** Seconds that the Java groups are given: a group whose first heartbeat comes late is only given its queue by the next rebalance, 20 s later. */
const patience = 45;
const reset = topics.map(({ name }) => ({ name: `${name}-reset` }));

/**
 * New consumer groups join two topics of one queue: of the young one every message is still there, of the old one the first file of the CommitLog is gone.
 * How many of the messages that lie there does a group get that asks for the last, the first, a point in time (Java), or cannot ask (gRPC)?
 */
async function run(say: (line: string) => void): Promise<Found> {
  await using cluster = await startCluster({ masters: [{ config: { mappedFileSizeCommitLog: 256 * 1024 } }], topics, groups: reset });
  using client = new Client(cluster, 'NewGroup.java');
  const [{ server, address, store }] = cluster.masters;
  await client.run(`send ${old} 1000`);
  // What expiry does, without waiting for it: all files of the CommitLog but the last are gone when the Broker starts.
  await server.stop();
  const files = readdirSync(join(store, 'commitlog')).sort();
  for (const file of files.slice(0, -1)) rmSync(join(store, 'commitlog', file));
  await server.start();
  for (const { name } of topics) await routeKnown(cluster.namesrvAddr, address, name);
  say('experiments: the old topic has lost its first messages');

  for (const { name } of topics) await client.run(`send ${name} ${each}`);
  await wait(2000);
  const moment = new Date(Math.ceil(Date.now() / 1000) * 1000);
  await wait(2000);
  for (const { name } of topics) await client.run(`send ${name} ${each}`);

  const printed = await Promise.all(topics.map(({ name }) => cluster.mqadmin('resetOffsetByTime', '-g', `${name}-reset`, '-t', name, '-s', String(moment.getTime()))));
  const [java = [], ...grpc] = await Promise.all([
    client.run(`read ${timestamp(moment)} ${patience} ${young} ${old}`),
    ...topics.flatMap(({ name }) => [`${name}-grpc`, `${name}-reset`].map((group) => runNode(cluster, 'read-group.ts', name, group))),
  ]);
  say('experiments: new groups have read');

  const rows: Row[] = [];
  for (const [i, { name }] of topics.entries()) {
    const stored = storedOf(await cluster.mqadmin('topicStatus', '-t', name));
    const row = (client: string, asks: string, got: number): number => rows.push({ topic: name === young ? 'young' : 'old', client, asks, stored, got });
    for (const where of ['LAST_OFFSET', 'FIRST_OFFSET', 'TIMESTAMP']) {
      row('Java', `CONSUME_FROM_${where}`, Number(java.find((line) => line.startsWith(`CONSUME_FROM_${where} ${name} `))?.split(' ')[2]));
    }
    row('gRPC', 'cannot ask', grpc[2 * i]?.length ?? 0);
    row('gRPC', 'resetOffsetByTime before its first consumer', grpc[2 * i + 1]?.length ?? 0);
  }
  const command = `mqadmin resetOffsetByTime -n 127.0.0.1:9876 -g ${young}-reset -t ${young} -s 1795000000000`;
  const masks = [{ pattern: /\d{13}/g, word: 'ms' }];
  return { rows, transcripts: { reset: transcript(command.replace(/\d{13}/, '‹ms›'), printed[0] ?? '', masks) } };
}

/** As the Java client wants a point in time: yyyyMMddHHmmss, local time. */
function timestamp(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate(), at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join('');
}

/** How many messages lie in the only queue, from what topicStatus prints: its largest offset less its smallest. */
function storedOf(printed: string): number {
  const [, smallest, largest] = /^broker-a\s+0\s+(\d+)\s+(\d+)/m.exec(printed) ?? [];
  return Number(largest) - Number(smallest);
}

export const newGroup: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => run(say),
  agrees: (fresh, recorded) => assert.deepEqual(fresh.map(asShare), recorded.map(asShare)),
};

/** How many messages the last file of the old topic holds differs from run to run; whether a group got all of them does not. */
function asShare({ stored, got, ...row }: Row): Row {
  return { ...row, got: got === stored ? 'all' : (got ?? '') };
}
