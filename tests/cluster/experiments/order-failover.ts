import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

const keys = 40;
/** Longer than the 20 s for which the Proxy keeps a route; then the first access asks anew, and the next one gets the answer. */
const proxyForgets = 22_000;

/** Where the message of each key went, as `broker:queue`; nothing for one that was refused, whose error is kept. */
type Places = { at: Map<string, string>; error: string };

/** Sends one message of each key and says where they went. */
interface Sender {
  client: string;
  send(topic: string): Promise<Places>;
}

class JavaSender implements Sender {
  readonly client = 'Java';
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async send(topic: string): Promise<Places> {
    const lines = (await this.#client.run(`keys ${topic} ${keys}`)).map((line) => line.split(' '));
    const at = new Map(lines.filter(([what]) => what === 'sent').map(([, key = '', place = '']) => [key, place]));
    return { at, error: lines.find(([what]) => what === 'failed')?.slice(2).join(' ') ?? '' };
  }
}

class ProxySender implements Sender {
  readonly client = 'Proxy';
  readonly #cluster: Cluster;
  readonly #producers = new Map<string, InstanceType<typeof mq.Producer>>();
  #round = 0;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  async send(topic: string): Promise<Places> {
    const producer = this.#producers.get(topic) ?? new mq.Producer({ endpoints: this.#cluster.endpoints, namespace: '', topic, requestTimeout: 10_000, maxAttempts: 1, logger: quiet });
    if (!this.#producers.has(topic)) await producer.startup();
    this.#producers.set(topic, producer);
    const round = `round-${++this.#round}`;
    let error = '';
    for (let i = 1; i <= keys; i++) {
      await producer.send({ topic, messageGroup: `order-${i}`, keys: [round], body: Buffer.from(`order-${i}`) }).catch((failure: unknown) => (error ||= String(failure)));
    }
    const at = new Map<string, string>();
    for (const { address, name, server } of this.#cluster.masters) {
      if (server.pid === undefined) continue;
      for (const { body, queueId, properties } of await readMessages(address, topic)) if (properties.get('KEYS') === round) at.set(body.toString(), `${name}:${queueId}`);
    }
    return { at, error };
  }

  async stop(): Promise<void> {
    for (const producer of this.#producers.values()) await producer.shutdown();
  }
}

const quiet = { debug() {}, info() {}, warn() {}, error() {}, close() {} };

async function run(say: (line: string) => void): Promise<Row[]> {
  const plans = (['java', 'proxy'] as const).flatMap((client) => (['normal', 'strict'] as const).map((order) => ({ client, order, topic: `failover-${client}-${order}` })));
  await using cluster = await startCluster({ masters: [{}, {}], topics: plans.map(({ client, topic }) => ({ name: topic, type: client === 'proxy' ? 'FIFO' : 'NORMAL' })) });
  const at = ['-n', cluster.namesrvAddr];
  await cluster.mqadmin('updateNamesrvConfig', ...at, '-k', 'orderMessageEnable', '-v', 'true');
  for (const { order, topic } of plans) if (order === 'strict') await cluster.mqadmin('updateOrderConf', ...at, '-m', 'put', '-t', topic, '-v', 'broker-a:4;broker-b:4');
  using java = new Client(cluster, 'OrderBroken.java');
  const senders = { java: new JavaSender(java), proxy: new ProxySender(cluster) };
  const before = new Map<string, Places>();
  for (const { client, topic } of plans) before.set(topic, await senders[client].send(topic));
  await cluster.masters[0].server.kill();
  await wait(proxyForgets);
  for (const { client, topic } of plans) if (client === 'proxy') await senders[client].send(topic);
  await wait(3000);
  const rows: Row[] = [];
  for (const { client, order, topic } of plans) {
    rows.push({ client: senders[client].client, order, ...compared(before.get(topic)?.at ?? new Map(), await senders[client].send(topic)) });
    say(`experiments: order-failover, ${JSON.stringify(rows.at(-1))}`);
  }
  await senders.proxy.stop();
  return rows;
}

/** What became of the keys that were on the Broker that ended (`a…`), and of those on the living one (`b…`). */
function compared(before: Map<string, string>, after: Places): Row {
  const count = (broker: string, holds: (key: string) => boolean): number => [...before].filter(([key, place]) => place.startsWith(broker) && holds(key)).length;
  const refused = (key: string): boolean => !after.at.has(key);
  const moved = (key: string): boolean => after.at.has(key) && after.at.get(key) !== before.get(key);
  return {
    aMoved: count('broker-a', moved), aRefused: count('broker-a', refused), bStayed: count('broker-b', (key) => after.at.get(key) === before.get(key)), bMoved: count('broker-b', moved), bRefused: count('broker-b', refused),
    error: after.error.replace(/\d+\.\d+\.\d+\.\d+:\d+/g, '‹address›').replace(/request-id=[^,]*/, 'request-id=‹…›').replace(/ org\.apache\.rocketmq\.[\s\S]*/, ''),
  };
}

/** The numbers alone: which of a connection's errors is met first may differ. */
function counts(rows: Row[]): Row[] {
  return rows.map((row) => ({ ...row, error: '' }));
}

export const orderFailover: Plan = {
  client: 'java',
  waits: true, // for the Proxy to look at the route again
  run: async (say) => ({ rows: await run(say) }),
  agrees: (fresh, recorded) => assert.deepEqual(counts(fresh), counts(recorded)),
};
