import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages, routeKnown } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

const topic = 'committed-twice';
/**
 * Shorter than by default (6 s and 30 s), so that a run does not take minutes. The first stays longer than the 3 s for which
 * the Broker gathers what was committed, as by default.
 */
const config = { transactionTimeOut: 4000, transactionCheckInterval: 2000 };
/** Milliseconds in which every check-back that is due has come. */
const settled = 7000;

/** What is committed: how long the local transaction takes, and the seconds for which the Broker may not ask (0: not set). */
const cases = [
  { name: 'fast', work: 0, immune: 0 },
  { name: 'slow', work: 7000, immune: 0 },
  { name: 'slow-immune', work: 7000, immune: 20 },
];

/** Transactions committed once each by their producer; then one more, and the Broker is killed (SIGKILL) right after: what is in the topic at the end. */
async function run(say: (line: string) => void): Promise<Row[]> {
  await using cluster = await startCluster({ masters: [{ config }], proxy: false, topics: [{ name: topic, type: 'TRANSACTION' }] });
  const [{ address, server }] = cluster.masters;
  using client = new Client(cluster, 'Twice.java');
  const stored = async (name: string): Promise<number> => (await readMessages(address, topic)).filter(({ properties }) => properties.get('KEYS') === name).length;
  const checks = async (name: string): Promise<number> => Number((await client.run(`checks ${name}`))[0]);

  await client.run(`commit ${topic} ${cases.map(({ name, work, immune }) => `${name} ${work} ${immune}`).join(' ')}`);
  await wait(settled);
  say('experiments: committed, fast and slow');
  await client.run(`commit ${topic} killed 0 0`);
  await wait(300);
  assert.equal(await stored('killed'), 1, 'the commit has not arrived');
  await server.kill();
  await server.start();
  await routeKnown(cluster.namesrvAddr, address, topic);
  await wait(settled);
  say('experiments: committed, Broker killed');
  const rows: Row[] = [];
  for (const name of [...cases.map((one) => one.name), 'killed']) rows.push({ case: name, checks: await checks(name), stored: await stored(name) });
  return rows;
}

/** What the page says: a message each, two where the check-back came before the commit or the Broker forgot it. */
function twice(rows: Row[]): void {
  assert.deepEqual(rows.map((row) => [row['case'], row['stored']]), [['fast', 1], ['slow', 2], ['slow-immune', 1], ['killed', 2]]);
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
