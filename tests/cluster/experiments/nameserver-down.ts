import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

const topic = 'nameserver-down';
/** Exists, but no client has asked the Proxy for its route yet. */
const unasked = 'nameserver-down-2';
const groups = [{ name: 'nameserver-down-java' }, { name: 'nameserver-down-node' }];
/** Seconds without a NameServer: the Proxy's route is refreshed after 20 s, the Java clients' every second here. */
const seconds = 25;

/** The only NameServer is killed (SIGKILL) under clients that run; then new clients start: what each of them can still do. */
async function run(say: (line: string) => void): Promise<Row[]> {
  await using cluster = await startCluster({ topics: [{ name: topic }, { name: unasked }], groups });
  using java = new Client(cluster, 'Senders.java');
  await java.run(`consume ${topic} nameserver-down-java`);
  await java.run(`start running ${topic} pollNameServerInterval=1000`);
  const node = await nodeClients(cluster);
  await wait(3000);
  await cluster.nameserver.kill();
  const killed = Date.now();
  await java.run('received');
  node.reset();
  await wait(seconds * 1000);
  const received = (await java.run('received')).length;
  const lines = [...(await java.run('stop'))];
  const rows = [row('Java, running', count(lines, 'ack', killed), count(lines, 'fail', killed), received, firstError(lines)), { client: 'Node, running', ...node.found() }];
  say('experiments: NameServer down, running clients');
  const [unstarted = ''] = await java.run(`consume ${topic} nameserver-down-late`);
  await java.run(`start new ${topic}`);
  await wait(1000);
  const late = await java.run('stop');
  rows.push(row('Java, new producer', count(late, 'ack', 0), count(late, 'fail', 0), '–', firstError(late)), row('Java, new consumer', '–', '–', 0, unstarted.replace(/^fail start /, '')));
  for (const [client, to] of [['Node, new, topic in use', topic], ['Node, new, other topic', unasked]] as const) rows.push({ client, ...(await newNodeProducer(cluster, to)) });
  say('experiments: NameServer down, new clients');
  // Without addresses, which differ, and without package names, which make a table too wide.
  return rows.map((found) => ({ ...found, error: found['error']?.toString().replaceAll(/127\.0\.0\.1:\d+/g, '‹address›').replaceAll(/org\.apache\.(\w+\.)+/g, '') ?? '' }));
}

function row(client: string, sent: number | string, failed: number | string, received: number | string, error: string): Row {
  return { client, sent, failed, received, error };
}

function count(lines: string[], word: string, since: number): number {
  return lines.map((line) => line.split(' ')).filter(([kind, , at]) => kind === word && Number(at) >= since).length;
}

function firstError(lines: string[]): string {
  return lines.find((line) => line.startsWith('fail '))?.split(' ').slice(4).join(' ') ?? '';
}

/** A producer and a consumer behind the Proxy that go on until they are asked what they did since `reset`. */
async function nodeClients({ endpoints }: Cluster): Promise<{ reset(): void; found(): Omit<Row, 'client'> }> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000, logger: silent });
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'nameserver-down-node', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, logger: silent });
  await producer.startup();
  await consumer.startup();
  let done = false;
  let found = { sent: 0, failed: 0, received: 0, error: '' };
  const go = async (work: () => Promise<unknown>): Promise<void> => {
    while (!done) await work().catch((error: unknown) => ((found.error ||= String(error)), wait(500)));
  };
  void go(async () => {
    await producer.send({ topic, body: Buffer.from('x') }).then(() => found.sent++, (error: unknown) => (found.failed++, Promise.reject(error)));
    await wait(20);
  });
  void go(async () => {
    for (const message of await consumer.receive(16, 10_000)) {
      await consumer.ack(message);
      found.received++;
    }
  });
  return {
    reset: () => void (found = { sent: 0, failed: 0, received: 0, error: '' }),
    found: () => ((done = true), found),
  };
}

async function newNodeProducer({ endpoints }: Cluster, to: string): Promise<Omit<Row, 'client'>> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic: to, requestTimeout: 10_000, logger: silent });
  try {
    await producer.startup();
    await producer.send({ topic: to, body: Buffer.from('x') });
    return { sent: 1, failed: 0, received: '–', error: '' };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? (error.cause.cause ?? error.cause) : error;
    return { sent: 0, failed: 1, received: '–', error: String(cause) };
  }
}

const silent = { debug() {}, info() {}, warn() {}, error() {}, close() {} };

export const nameserverDown: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  // How many get through depends on the machine; whether any does, whether any fails and with what does not.
  agrees: (fresh, recorded) => {
    const some = (value: Row[string] | undefined): string => (typeof value === 'number' ? (value > 0 ? 'some' : 'none') : String(value));
    const outcome = ({ client, sent, failed, received, error }: Row): Row => ({ client: client ?? '', sent: some(sent), failed: some(failed), received: some(received), error: error ?? '' });
    assert.deepEqual(fresh.map(outcome), recorded.map(outcome));
  },
};
