import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Row } from '../../../src/evidence/experiments.ts';
import { brokerStatus, configure, slavesInSync } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Client, keysOf } from './client.ts';
import type { Plan } from './experiment.ts';

const topic = 'slave-reads';
const group = 'slave-reads-pop';
const stored = 20;
/** The Proxy refreshes its route after 20 s; then the Node client has about as long again. */
const seconds = 40;

/**
 * Unread messages lie on Master and Slave, the Master is killed (SIGKILL). A Java push consumer pulls from the Slave, a Node consumer takes by POP through
 * the Proxy: what they get by default; then, with `slaveReadEnable` set on the running Slave, how often the Java client asks once it has everything.
 */
async function run(say: (line: string) => void): Promise<Row[]> {
  await using cluster = await startCluster({ slave: {}, topics: [{ name: topic, queues: 1 }], groups: [{ name: group }] });
  using client = new Client(cluster);
  const [{ server, address }] = cluster.masters;
  const slave = cluster.slave?.address ?? '';
  await client.run(`send ${topic} ${stored} 1`);
  await slavesInSync(address, 1);
  await client.run(`subscribe ${topic}`);
  const node = await popConsumer(cluster);
  await server.kill();
  const [byPop, refused] = await Promise.all([node.take(seconds), client.run(`consume ${stored} ${seconds}`)]);
  say('experiments: Slave reading, the default');
  await configure(slave, { slaveReadEnable: 'true' });
  const served = await client.run(`consume ${stored} 12`);
  await wait(11_000); // the Broker counts over the last 10 s
  const [empty = ''] = (await brokerStatus(slave, 'getMissTps')).split(' ');
  say('experiments: Slave reading, slaveReadEnable');
  const java = (slaveReadEnable: string, lines: string[], emptyPulls: string | number): Row => {
    const received = keysOf(lines, 'key').size;
    return { client: 'Java, pull', slaveReadEnable, stored, received, deliveries: received, acknowledged: received, emptyPulls };
  };
  return [java('false', refused, '–'), java('true', served, Number(Number(empty).toPrecision(1))), { client: 'Node, POP', slaveReadEnable: 'false', stored, ...byPop, emptyPulls: '–' }];
}

/** A SimpleConsumer that takes what it can get for so many seconds and acknowledges every message. */
async function popConsumer({ endpoints }: Cluster): Promise<{ take(seconds: number): Promise<{ received: number; deliveries: number; acknowledged: number }> }> {
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: group, subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, logger: silent });
  await consumer.startup();
  return {
    async take(limit) {
      const keys = new Set<string | undefined>();
      let deliveries = 0;
      let acknowledged = 0;
      for (const end = Date.now() + limit * 1000; Date.now() < end; ) {
        const messages = await consumer.receive(16, 10_000).catch(() => wait(500, []));
        for (const message of messages) {
          keys.add(message.keys[0]);
          deliveries++;
          await consumer.ack(message).then(() => acknowledged++, () => {});
        }
      }
      await consumer.shutdown();
      return { received: keys.size, deliveries, acknowledged };
    },
  };
}

const silent = { debug() {}, info() {}, warn() {}, error() {}, close() {} };

export const slaveReads: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  // How often something comes or is asked for differs; whether it comes, and whether it can be acknowledged, does not.
  agrees: (fresh, recorded) => {
    const outcome = ({ deliveries, emptyPulls, ...row }: Row): Row => ({ ...row, again: Number(deliveries) > Number(row['received']) ? 'yes' : 'no', busy: Number(emptyPulls) > 100 ? 'yes' : 'no' });
    assert.deepEqual(fresh.map(outcome), recorded.map(outcome));
  },
};
