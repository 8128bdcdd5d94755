import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { until } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

/** What a consumer is doing when it ends, and how it ends: killed (SIGKILL), or shut down with so many milliseconds for its listeners. */
type Case = { load: 'one every 100 ms' | 'backlog' | 'backlog, oldest held'; shutdown?: number };

const cases: Case[] = [
  { load: 'one every 100 ms' },
  { load: 'backlog' },
  { load: 'backlog, oldest held' },
  { load: 'backlog', shutdown: 0 },
  { load: 'backlog', shutdown: 5000 },
];
/** Messages of a backlog, and how many of them are done when the consumer ends. */
const stored = 2500;
const enough = 1500;

/**
 * A push consumer ends while it consumes, a second one of its group goes on: how many of the messages that the first had finished
 * come again. One queue, 20 threads, 20 ms of work a message.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const chosen = brief ? cases.filter(({ load, shutdown }) => load !== 'one every 100 ms' && shutdown !== 0) : cases;
  const topics = chosen.map((_, i) => ({ name: `restart-${i + 1}`, queues: 1 }));
  await using cluster = await startCluster({ proxy: false, topics });
  using sender = new Client(cluster, 'Restarts.java');
  const rows: Row[] = [];
  for (const [i, one] of chosen.entries()) {
    rows.push(await endOnce(cluster, sender, topics[i]?.name ?? '', one));
    say(`experiments: consumer ended with ${one.load}`);
  }
  return rows;
}

async function endOnce(cluster: Cluster, sender: Client, topic: string, { load, shutdown }: Case): Promise<Row> {
  using first = new Client(cluster, 'Restarts.java');
  using second = new Client(cluster, 'Restarts.java');
  const trickle = load === 'one every 100 ms';
  const before = new Set<string>();
  const after: string[] = [];
  const count = trickle ? 80 : stored;
  const holds = load === 'backlog, oldest held' ? '1' : 'none';
  let sending: Promise<string[]> | undefined;
  if (!trickle) await sender.run(`send ${topic} ${count} 0`);
  await first.run(`consume ${topic} 20 ${holds}`, (line) => void before.add(line.replace('end ', '')));
  if (trickle) sending = sender.run(`send ${topic} ${count} 100`);
  sending?.catch(() => {}); // looked at below
  await until(async () => before.size >= (trickle ? 60 : enough), 'the first consumer did not get that far', 60);
  if (shutdown === undefined) first.kill();
  else await first.run(`shutdown ${shutdown}`, (line) => void before.add(line.replace('end ', '')));
  first.kill();
  await sending;
  await second.run(`consume ${topic} 20 none`, (line) => void after.push(line.replace('end ', '')));
  await until(async () => new Set([...before, ...after]).size >= count, 'the second consumer did not finish', 60);
  await wait(500); // what comes again may come last
  const again = new Set(after.filter((key) => before.has(key))).size;
  return { load, end: shutdown === undefined ? 'SIGKILL' : `shutdown(), waits ${shutdown} ms`, finished: before.size, again };
}

/** Few come again after a kill in the middle of a backlog; nearly all with the oldest held; none when the listeners may end. */
function bounded(rows: Row[]): void {
  for (const { load, end, finished, again } of rows) {
    assert.ok(Number(finished) >= (load === 'one every 100 ms' ? 60 : enough));
    if (load === 'backlog, oldest held') assert.ok(Number(again) > 0.9 * Number(finished), `${again} of ${finished} came again`);
    else if (end === 'shutdown(), waits 5000 ms') assert.equal(again, 0);
    else assert.ok(Number(again) < 0.3 * Number(finished), `${again} of ${finished} came again`);
  }
}

export const killedConsumer: Plan = {
  client: 'java',
  waits: true,
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    bounded(fresh);
    bounded(recorded);
    assert.equal(recorded.length, cases.length);
  },
};
