import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Row } from '../../../src/evidence/experiments.ts';
import { TransactionResolution } from '../../../src/samples/distributed-transactions/resolution.ts';
import { readMessages } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import type { Plan } from './experiment.ts';
import { Instance, tenth } from './transactions.ts';

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
  await Promise.all(cases.map(async ({ key, client, seconds, immunity, meanwhile }) => {
    if (client === 'Java remoting') {
      await service.join(key, key, 'UNKNOW');
      await service.half(key, key, key, seconds * 1000, immunity, meanwhile);
      await wait(seconds * 1000);
    } else {
      await throughProxy(cluster, key, client === justConnected ? 0 : known, seconds, () => checks.set(key, (checks.get(key) ?? 0) + 1));
    }
    await wait(10_000); // three more scans, and past the longest immunity
  }));
  for (const { word, key } of service.events) if (word === 'check') checks.set(key, (checks.get(key) ?? 0) + 1);
  const rows = await Promise.all(cases.map(async ({ key, client, seconds, immunity, meanwhile }): Promise<Row> => {
    const copies = (await readMessages(address, key, 1)).filter(({ properties }) => properties.get('KEYS') === key);
    return { client, seconds, immunity: immunity || '–', meanwhile, checks: checks.get(key) ?? 0, delivered: copies.length };
  }));
  say(`experiments: transactions committed late, ${rows.length} of them`);
  return rows;
}

/** A transaction of the Node client, `connected` seconds after it started. */
async function throughProxy({ endpoints }: Cluster, topic: string, connected: number, seconds: number, onCheck: () => void): Promise<void> {
  let committed = false;
  const check = async (): Promise<number> => {
    onCheck();
    return committed ? TransactionResolution.COMMIT : TransactionResolution.UNSPECIFIED;
  };
  const producer = new mq.Producer({ endpoints, namespace: '', topic, checker: { check } });
  await producer.startup();
  await wait(connected * 1000);
  const transaction = producer.beginTransaction();
  await producer.send({ topic, keys: [topic], body: Buffer.alloc(256) }, transaction);
  await wait(seconds * 1000);
  committed = true;
  await transaction.commit();
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
