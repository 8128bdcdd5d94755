import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import definitions from 'rocketmq-client-nodejs/proto/apache/rocketmq/v2/definition_pb.js';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import type { Plan } from './experiment.ts';
import { Instance, tenth } from './transactions.ts';

/** Local transactions that all commit; those of 5 s last longer than the first check takes to come. */
const plans = [
  { client: 'Java remoting', seconds: 0, immunity: 0, meanwhile: 'UNKNOW' },
  { client: 'Java remoting', seconds: 5, immunity: 0, meanwhile: 'UNKNOW' },
  { client: 'Java remoting', seconds: 5, immunity: 0, meanwhile: 'ROLLBACK_MESSAGE' },
  { client: 'Java remoting', seconds: 5, immunity: 8, meanwhile: 'UNKNOW' },
  { client: 'Java remoting', seconds: 5, immunity: 2, meanwhile: 'UNKNOW' },
  { client: 'Node, through the Proxy', seconds: 5, immunity: 0, meanwhile: 'UNKNOW' },
] as const;

/** How often a message lies in its topic when its transaction commits after the first check. */
async function run(say: (line: string) => void): Promise<Row[]> {
  const cases = plans.map((plan, i) => ({ ...plan, key: `late-${i + 1}` }));
  await using cluster = await startCluster({ masters: [{ config: tenth }], topics: cases.map(({ key }) => ({ name: key, type: 'TRANSACTION' as const, queues: 1 })) });
  using service = new Instance(cluster);
  const [{ address }] = cluster.masters;
  const proxied = cases.filter(({ client }) => client !== 'Java remoting');
  const direct = cases.filter(({ client }) => client === 'Java remoting');
  const checks = new Map<string, number>();
  for (const { key } of direct) await service.join(key, key, 'UNKNOW');
  await Promise.all([
    ...direct.map(({ key, seconds, immunity, meanwhile }) => service.half(key, key, key, seconds * 1000, immunity, meanwhile)),
    ...proxied.map(async ({ key, seconds }) => {
      let committed = false;
      const check = async (): Promise<number> => {
        checks.set(key, (checks.get(key) ?? 0) + 1);
        return committed ? definitions.TransactionResolution.COMMIT : definitions.TransactionResolution.TRANSACTION_RESOLUTION_UNSPECIFIED;
      };
      const producer = new mq.Producer({ endpoints: cluster.endpoints, namespace: '', topic: key, checker: { check } });
      await producer.startup();
      const transaction = producer.beginTransaction();
      await producer.send({ topic: key, keys: [key], body: Buffer.alloc(256) }, transaction);
      await wait(seconds * 1000);
      committed = true;
      await transaction.commit();
    }),
  ]);
  await wait(20_000); // the longest immunity, two more rounds of checks and some time to spare
  for (const { word, key } of service.events) if (word === 'check') checks.set(key, (checks.get(key) ?? 0) + 1);
  const rows = await Promise.all(cases.map(async ({ key, client, seconds, immunity, meanwhile }): Promise<Row> => {
    const copies = (await readMessages(address, key, 1)).filter(({ properties }) => properties.get('KEYS') === key);
    return { client, seconds, immunity: immunity || '–', meanwhile, checks: checks.get(key) ?? 0, delivered: copies.length };
  }));
  say(`experiments: transactions committed late, ${rows.length} of them`);
  return rows;
}

export const transactionLate: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  agrees(fresh, recorded) {
    const lasting = (rows: Row[]): unknown[] => rows.map(({ client, seconds, immunity, meanwhile, delivered }) => ({ client, seconds, immunity, meanwhile, delivered }));
    assert.deepEqual(lasting(fresh), lasting(recorded));
  },
};
