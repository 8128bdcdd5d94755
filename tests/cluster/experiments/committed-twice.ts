import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages, routeKnown, until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

/** A check every 5 s, not every 30; what is compared, the 3 s for which the Broker gathers what was committed, is the default. */
const config = { transactionCheckInterval: 5000 };
/** Seconds between the last commit and the Broker's end (SIGKILL). */
const cases = [0, 6];
const committed = 30;
/** Milliseconds in which every check that is due has come: a message is asked about when it is 6 s old. */
const settled = 13_000;

/** Transactions are committed, ten a second, the Broker is killed and started again: how many of them the producer is asked about, and how often they lie in the topic. */
async function run(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  const topics = cases.map((after) => ({ name: `twice-${after}`, type: 'TRANSACTION' as const }));
  await using cluster = await startCluster({ masters: [{ config }], proxy: false, topics });
  const [{ address, server }] = cluster.masters;
  for (const after of cases) {
    const topic = `twice-${after}`;
    using client = new Client(cluster, 'Twice.java');
    await client.run(`commit ${topic} ${committed} 100`);
    await until(async () => (await readMessages(address, topic)).length === committed, 'not every commit arrived');
    await wait(after * 1000);
    await server.kill();
    await server.start();
    await routeKnown(cluster.namesrvAddr, address, topic);
    await wait(settled);
    const [checks = ''] = await client.run('checks');
    rows.push({ after, committed, asked: Number(checks), stored: (await readMessages(address, topic)).length });
    say(`experiments: Broker killed ${after} s after the last commit`);
  }
  return rows;
}

/** What was committed just before the kill comes twice, what was written down before it does not. */
function twice(rows: Row[]): void {
  const [atOnce, later] = rows;
  assert.ok(Number(atOnce?.['stored']) > committed, 'nothing was committed again');
  assert.equal(later?.['stored'], committed);
}

export const committedTwice: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  agrees(fresh, recorded) {
    twice(fresh);
    twice(recorded);
  },
};
