import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import type { Plan } from './experiment.ts';
import { Instance, tenth } from './transactions.ts';

const client = fileURLToPath(new URL('./transaction-late-client.ts', import.meta.url));
/** Milliseconds after the commit: three more scans, and past the longest immunity. */
const rest = 10_000;
/** Longer than the Proxy takes to tell the Broker for which topics it speaks (transactionHeartbeatPeriodSecond). */
const known = 22;
const justConnected = 'Node, just connected';
/** Local transactions that all commit; those of 5 s last longer than the first check takes to come. `meanwhile` is what checks are answered until then. */
const plans = [
  { client: 'Java remoting', seconds: 0, immunity: 0, meanwhile: 'UNKNOW' },
  { client: 'Java remoting', seconds: 5, immunity: 0, meanwhile: 'UNKNOW' },
  { client: 'Java remoting', seconds: 5, immunity: 0, meanwhile: 'ROLLBACK_MESSAGE' },
  { client: 'Java remoting', seconds: 5, immunity: 8, meanwhile: 'UNKNOW' },
  { client: 'Java remoting', seconds: 5, immunity: 2, meanwhile: 'UNKNOW' },
  { client: justConnected, seconds: 5, immunity: 0, meanwhile: 'UNKNOW' },
  { client: `Node, connected for ${known} s`, seconds: 5, immunity: 0, meanwhile: 'UNKNOW' },
] as const;

/** How often a message lies in its topic when its transaction commits after the first check. */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const cases = plans.map((plan, i) => ({ ...plan, key: `late-${i + 1}` })).slice(0, brief ? -1 : undefined);
  await using cluster = await startCluster({ masters: [{ config: tenth }], topics: cases.map(({ key }) => ({ name: key, type: 'TRANSACTION' as const, queues: 1 })) });
  using service = new Instance(cluster);
  const [{ address }] = cluster.masters;
  const checks = new Map<string, number>();
  await Promise.all(cases.map(async ({ key, client: sender, seconds, immunity, meanwhile }) => {
    if (sender === 'Java remoting') {
      await service.join(key, key, 'UNKNOW');
      await service.half(key, key, key, seconds * 1000, immunity, meanwhile);
      await wait(seconds * 1000 + rest);
    } else {
      await throughProxy(cluster, key, sender === justConnected ? 0 : known, seconds, () => checks.set(key, (checks.get(key) ?? 0) + 1));
    }
  }));
  for (const { word, key } of service.events) if (word === 'check') checks.set(key, (checks.get(key) ?? 0) + 1);
  const rows = await Promise.all(cases.map(async ({ key, client: sender, seconds, immunity, meanwhile }): Promise<Row> => {
    const copies = (await readMessages(address, key, 1)).filter(({ properties }) => properties.get('KEYS') === key);
    return { client: sender, seconds, immunity: immunity || '–', meanwhile, checks: checks.get(key) ?? 0, delivered: copies.length };
  }));
  say(`experiments: transactions committed late, ${rows.length} of them`);
  return rows;
}

/** A transaction of the Node client, `connected` seconds after it started; for `rest` ms after its commit it still answers checks. */
async function throughProxy({ endpoints, folder }: Cluster, topic: string, connected: number, seconds: number, onCheck: () => void): Promise<void> {
  const child = spawn(process.execPath, [client, endpoints, topic, String(connected), String(seconds)], { env: { ...process.env, HOME: folder }, stdio: ['ignore', 'pipe', 'ignore'] });
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  try {
    await new Promise<void>((committed, fail) => {
      setTimeout(() => fail(new Error(`the client of ${topic} had not committed in time`)), (connected + seconds + 30) * 1000).unref();
      child.once('exit', () => fail(new Error(`the client of ${topic} ended before it had committed`)));
      createInterface({ input: child.stdout }).on('line', (line) => (line === 'check' ? onCheck() : committed()));
    });
    await wait(rest);
  } finally {
    stop();
    process.off('exit', stop);
  }
}

export const transactionLate: Plan = {
  client: 'java',
  waits: true,
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    // How many checks there are depends on where between two scans a half message came; when the Proxy's heartbeat came decides the row of the client just connected.
    const lasting = (rows: Row[]): unknown[] => rows.filter(({ client }) => client !== justConnected).map(({ client, seconds, immunity, meanwhile, delivered }) => ({ client, seconds, immunity, meanwhile, delivered }));
    assert.deepEqual(lasting(fresh), lasting(recorded).slice(0, lasting(fresh).length));
  },
};
