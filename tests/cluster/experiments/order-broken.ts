import assert from 'node:assert/strict';
import type { Row } from '../../../src/evidence/experiments.ts';
import { createTopics } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

type Message = { key: string; number: number; queue: number; offset: number };

/** How often a message comes after one of its key with a larger number, in the order given; a message that comes again is not counted again. */
function inversions(messages: Message[]): number {
  const largest = new Map<string, number>();
  const met = new Set<string>();
  let count = 0;
  for (const { key, number } of messages) {
    const last = largest.get(key) ?? -1;
    if (number < last && !met.has(`${key} ${number}`)) count++;
    met.add(`${key} ${number}`);
    largest.set(key, Math.max(last, number));
  }
  return count;
}

/** How often a message lies in a queue behind one of its key with a larger number. */
function storedInversions(messages: Message[]): number {
  const queues = new Set(messages.map(({ queue }) => queue));
  return [...queues].reduce((sum, queue) => sum + inversions(messages.filter((one) => one.queue === queue).sort((a, b) => a.offset - b.offset)), 0);
}

class Runner {
  readonly rows: Row[] = [];
  readonly #client: Client;
  readonly #say: (line: string) => void;
  readonly #count: number;

  constructor(client: Client, say: (line: string) => void, count: number) {
    this.#client = client;
    this.#say = say;
    this.#count = count;
  }

  /** Does the steps, then waits for all messages and adds a row of what the listener was given. */
  async row(name: string, keys: number, steps: string[]): Promise<void> {
    let resent = 0;
    for (const step of steps) for (const line of await this.#client.run(step)) if (line.startsWith('resent ')) resent += Number(line.slice(7));
    const lines = await this.#client.run(`seen ${this.#count} 30`);
    const messages = lines.map((line): Message => {
      const [, key = '', number, queue, offset] = line.split(' ');
      return { key, number: Number(number), queue: Number(queue), offset: Number(offset) };
    });
    const received = new Set(messages.map(({ key, number }) => `${key} ${number}`)).size;
    this.rows.push({ case: name, keys, sent: this.#count, received, resent, stored: storedInversions(messages), consumed: inversions(messages), again: messages.length - received });
    this.#say(`experiments: order-broken, ${JSON.stringify(this.rows.at(-1))}`);
  }
}

/** A Broker that stores what comes to it one after the other, however long it waits, and one that also refuses what does not fit into its short queue. */
const single = { sendMessageThreadPoolNums: 1, waitTimeMillsInSendQueue: 30_000 };
const narrow = { ...single, sendThreadPoolQueueCapacity: 20 };

async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const count = brief ? 400 : 1000;
  await using cluster = await startCluster({ proxy: false, masters: [{}, { config: single }, { config: narrow }] });
  const on = async (broker: 0 | 1 | 2, topic: string, queues = 4): Promise<void> => create(cluster, broker, topic, queues);
  for (const topic of ['sync', 'async', 'threads', 'concurrently', 'joined', 'backlog']) await on(0, topic);
  await on(1, 'async-1');
  await on(2, 'resent');
  using client = new Client(cluster, 'OrderBroken.java');
  const runner = new Runner(client, say, count);
  const half = count / 2;

  await runner.row('send()', 1, [`send sync sync 0 ${count} 1`, 'consume orderly sync 1']);
  await runner.row('send(callback)', 1, [`send async async 0 ${count} 1`, 'consume orderly async 1']);
  await runner.row('send(callback), 1+1 threads', 1, [`send async-1 async-1 0 ${count} 1`, 'consume orderly async-1 1']);
  await runner.row('send(callback), 1+1 threads, resend', 1, [`send async-1 resent 0 ${count} 1`, 'consume orderly resent 1']);
  await runner.row('2 threads, send()', 1, [`send threads-2 threads 0 ${count} 1`, 'consume orderly threads 1']);
  await client.run(`send sync backlog 0 ${half} 10`);
  await on(0, 'backlog', 5);
  await runner.row('4 → 5 queues', 10, [`send sync backlog ${half} ${count} 10`, 'consume orderly backlog 1']);
  await runner.row('MessageListenerConcurrently', 1, [`send sync concurrently 0 ${count} 1`, 'consume concurrently concurrently 1']);
  await runner.row('a consumer joins', 10, [`send sync joined 0 ${count} 10`, 'consume orderly joined 10', 'consume orderly joined 10']);
  return runner.rows;
}

async function create(cluster: Cluster, broker: 0 | 1 | 2, topic: string, queues: number): Promise<void> {
  const address = cluster.masters[broker]?.address ?? '';
  await createTopics(cluster.namesrvAddr, address, [{ name: topic, queues }]);
}

/** What is sent one at a time and consumed by an orderly listener comes in order; two threads, a callback, more queues, a concurrent listener break it. */
function asSeen(rows: Row[]): void {
  const of = (name: string): Row => rows.find((row) => row['case'] === name) ?? {};
  for (const { case: name, sent, received } of rows) assert.equal(received, sent, `${name}: ${received} of ${sent}`);
  for (const name of ['send()', 'a consumer joins']) assert.equal(of(name)['consumed'], 0, `${name} out of order`);
  for (const name of ['send(callback)', 'send(callback), 1+1 threads, resend', '2 threads, send()', '4 → 5 queues', 'MessageListenerConcurrently']) assert.ok(Number(of(name)['consumed']) > 0, `${name} in order`);
}

export const orderBroken: Plan = {
  client: 'java',
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    asSeen(fresh);
    asSeen(recorded);
    assert.equal(recorded.length, 8);
  },
};
