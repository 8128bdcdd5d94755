import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Row } from '../../../src/evidence/experiments.ts';
import { routeKnown, until } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import type { Plan } from './experiment.ts';

/** Seconds between the last acknowledgement and the Broker's end (SIGKILL); it writes its offsets every 5 s. */
const cases = [0, 8];
const sent = 100;
/** The client closes its log with itself, and then fails to write to it. */
const silent = { info() {}, warn() {}, error() {} };

type Consumer = InstanceType<typeof mq.SimpleConsumer>;

/** Messages are received by POP and acknowledged, the Broker is killed and started again: how many of them come again. */
async function run(say: (line: string) => void): Promise<Row[]> {
  const topics = cases.map((after) => ({ name: `acked-${after}`, queues: 1 }));
  await using cluster = await startCluster({ topics, groups: topics });
  const rows: Row[] = [];
  for (const after of cases) {
    rows.push(await killOnce(cluster, `acked-${after}`, after));
    say(`experiments: Broker killed ${after} s after the last acknowledgement`);
  }
  return rows;
}

async function killOnce({ endpoints, namesrvAddr, masters: [{ server, address }] }: Cluster, topic: string, after: number): Promise<Row> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000, logger: silent });
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: topic, subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, requestTimeout: 10_000, logger: silent });
  try {
    await producer.startup();
    await consumer.startup();
    const acknowledged = new Set<string>();
    // One first, and time for the Broker to write the offset down: what is measured is the progress after that.
    await producer.send({ topic, keys: ['0'], body: Buffer.from('x') });
    await take(consumer, (key) => key === '0');
    await wait(6000);
    for (let n = 1; n <= sent; n++) await producer.send({ topic, keys: [String(n)], body: Buffer.from('x') });
    await take(consumer, (key) => acknowledged.add(key).size === sent);
    await wait(after * 1000);
    await server.kill();
    await server.start();
    await routeKnown(namesrvAddr, address, topic);
    await until(async () => producer.send({ topic, keys: ['end'], body: Buffer.from('x') }).then(() => true, () => false), 'the Broker takes no message');
    const again = new Set<string>();
    await take(consumer, (key) => (acknowledged.has(key) && again.add(key), key === 'end'));
    return { after, acknowledged: acknowledged.size, again: again.size };
  } finally {
    await Promise.all([producer.shutdown(), consumer.shutdown()]);
  }
}

/** Receives and acknowledges until `last` says yes, of the queue's only reader, in its order. */
async function take(consumer: Consumer, last: (key: string) => boolean): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline;) {
    const messages = await consumer.receive(32, 30_000).catch(() => wait(500).then(() => []));
    let done = false;
    for (const message of messages) {
      const acknowledged = await consumer.ack(message).then(() => true, () => false);
      if (acknowledged) done = last(message.keys[0] ?? '') || done;
    }
    if (done) return;
  }
  throw new Error('nothing more came in 60 s');
}

export const ackedAgain: Plan = {
  client: 'node',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  agrees(fresh, recorded) {
    for (const rows of [fresh, recorded]) {
      assert.deepEqual(rows.map(({ after, acknowledged }) => [after, acknowledged]), cases.map((after) => [after, sent]));
      const [atOnce, later] = rows;
      assert.ok(Number(atOnce?.['again']) > 0, 'nothing came again after a kill at once');
      assert.equal(later?.['again'], 0, 'something came again although the offsets were written');
    }
  },
};
