import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Row } from '../../../src/evidence/experiments.ts';
import { routeKnown, until } from '../cluster/admin.ts';
import { startCluster, type Broker, type Cluster } from '../cluster/cluster.ts';
import type { Plan } from './experiment.ts';

/** A group that had acknowledged all when the Broker last wrote its file of offsets, and one that did so after that. */
const names = ['acked-written', 'acked-unwritten'] as const;
type Name = (typeof names)[number];
const sent = 100;
/** The client closes its log with itself, and then fails to write to it. */
const silent = { info() {}, warn() {}, error() {} };
/**
 * For 20 s after each query (ProxyConfig.topicRouteServiceCacheRefreshSeconds, topicConfigCacheRefreshSeconds) the Proxy goes by what it found,
 * and while the Broker is gone it finds no route and no type: it would refuse messages for up to 40 s after the Broker's return.
 */
const proxy = { topicRouteServiceCacheRefreshSeconds: 1, topicConfigCacheRefreshSeconds: 1, subscriptionGroupConfigCacheRefreshSeconds: 1 };

/** What one group receives and acknowledges, of a topic with one queue. */
class Reader {
  readonly acknowledged = new Set<string>();
  last = 0;
  readonly #consumer: InstanceType<typeof mq.SimpleConsumer>;

  constructor({ endpoints }: Cluster, topic: Name) {
    this.#consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: topic, subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, requestTimeout: 10_000, logger: silent });
  }

  async start(): Promise<void> {
    await this.#consumer.startup();
  }

  /** Receives and acknowledges until `enough` messages came in all, or the one with the key `end`; gives the keys in their order. */
  async take(enough: number, batch = 32): Promise<string[]> {
    const keys: string[] = [];
    for (const deadline = Date.now() + 60_000; keys.length < enough && !keys.includes('end');) {
      if (Date.now() > deadline) throw new Error(`nothing more than ${keys.length} messages came in 60 s`);
      const messages = await this.#consumer.receive(batch, 30_000).catch(() => wait(100).then(() => []));
      // Failed acknowledgements would come again for that reason.
      await Promise.all(messages.map((message) => this.#consumer.ack(message)));
      keys.push(...messages.map((message) => message.keys[0] ?? ''));
      this.last = Date.now();
    }
    return keys;
  }

  async stop(): Promise<void> {
    await this.#consumer.shutdown();
  }
}

/**
 * Messages are received by POP and acknowledged, the Broker is killed and started again: how many of them come again,
 * and how far the group was in the file of offsets (consumerOffset.json) that the Broker found.
 */
async function run(say: (line: string) => void): Promise<Row[]> {
  const topics = names.map((name) => ({ name, queues: 1 }));
  await using cluster = await startCluster({ proxy, topics, groups: topics });
  const [master] = cluster.masters;
  const producers = { 'acked-written': producerOf(cluster, 'acked-written'), 'acked-unwritten': producerOf(cluster, 'acked-unwritten') };
  const readers = { 'acked-written': new Reader(cluster, 'acked-written'), 'acked-unwritten': new Reader(cluster, 'acked-unwritten') };
  for (const name of names) {
    await producers[name].startup();
    await readers[name].start();
    for (let n = 1; n <= sent; n++) await producers[name].send({ topic: name, keys: [String(n)], body: Buffer.from('x') });
  }
  const before = async (name: Name, count: number, batch?: number): Promise<void> => (await readers[name].take(count, batch)).forEach((key) => readers[name].acknowledged.add(key));
  await before('acked-unwritten', 1, 1);
  await before('acked-written', sent);
  // Just written: the next time is BrokerConfig.flushConsumerOffsetInterval away (5 s), enough for the rest.
  await until(async () => written(master, 'acked-written') === sent && written(master, 'acked-unwritten') === 1, 'the offsets are not written');
  await before('acked-unwritten', sent - 1);
  const killed = Date.now();
  await master.server.kill();
  const found = names.map((name) => written(master, name));
  say('experiments: all acknowledged, the Broker killed');
  await master.server.start();
  await Promise.all(names.map((name) => routeKnown(cluster.namesrvAddr, master.address, name)));

  const rows: Row[] = [];
  for (const [i, name] of names.entries()) {
    const { acknowledged, last } = readers[name];
    await until(() => producers[name].send({ topic: name, keys: ['end'], body: Buffer.from('x') }).then(() => true, () => false), `the Proxy takes no message to ${name}`);
    const keys = await readers[name].take(Infinity);
    rows.push({ after: Math.round((killed - last) / 100) / 10, acknowledged: acknowledged.size, written: found[i] ?? 0, again: acknowledged.intersection(new Set(keys)).size });
    say(`experiments: ${name}, ${rows.at(-1)?.['again']} came again`);
  }
  await Promise.all(names.flatMap((name) => [producers[name].shutdown(), readers[name].stop()]));
  return rows;
}

function producerOf({ endpoints }: Cluster, topic: Name): InstanceType<typeof mq.Producer> {
  return new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000, logger: silent });
}

/** How far a group is in its one queue, by the Broker's file (whose keys have no quotes); by the file before it while a new one is being written. */
function written({ store }: Broker, name: Name): number {
  const files = ['consumerOffset.json', 'consumerOffset.json.bak'].map((file) => join(store, 'config', file)).filter(existsSync);
  const offsets = files.map((file) => new RegExp(`"${name}@${name}":\\s*\\{\\s*0:\\s*(\\d+)\\s*[,}]`).exec(readFileSync(file, 'utf8'))?.[1]);
  return Number(offsets.find((offset) => offset !== undefined) ?? 0);
}

/** Acknowledged or not, what comes again is what the file did not have; to the group that it did have, nothing. */
function asSeen([inFile, notInFile, ...more]: Row[]): void {
  assert.equal(more.length, 0);
  for (const row of [inFile, notInFile]) {
    assert.equal(row?.['acknowledged'], sent);
    assert.equal(row?.['again'], sent - Number(row?.['written']), `${row?.['again']} came again, ${row?.['written']} in the file`);
  }
  assert.equal(inFile?.['again'], 0);
  assert.ok(Number(notInFile?.['again']) > 0, 'the file was written after the last acknowledgement');
}

export const ackedAgain: Plan = {
  client: 'node',
  run: async (say) => ({ rows: await run(say) }),
  agrees(fresh, recorded) {
    asSeen(fresh);
    asSeen(recorded);
  },
};
