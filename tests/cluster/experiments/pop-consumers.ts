/**
 * Consumers of one group of the Node client, in a process of its own that is killed when the experiment has seen enough.
 * Argument, as JSON: the Proxy's endpoints, the group, for each consumer its topics and the milliseconds that it needs for a message, and
 * `cache` (maxCacheMessageCount of PushConsumers) or `batch` (SimpleConsumers instead, which receive so many, work on them and receive again).
 * Each handles one message after the other. Prints `ready`, then for each message the consumer's index.
 */
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

export type PopConsumers = { endpoints: string; group: string; cache?: number; batch?: number; consumers: { topics: string[]; ms: number }[] };

const { endpoints, group, cache, batch, consumers }: PopConsumers = JSON.parse(process.argv[2] ?? '');
await Promise.all(consumers.map(({ topics, ms }, index) => {
  const options = { endpoints, namespace: '', requestTimeout: 10_000, consumerGroup: group, subscriptions: new Map(topics.map((topic) => [topic, '*'])) };
  return batch === undefined ? push(options, ms, index) : simple(options, batch, ms, index);
}));
// Push consumers ask for their assignment a second after the start.
await wait(2500);
console.log('ready');

type Options = { endpoints: string; namespace: string; requestTimeout: number; consumerGroup: string; subscriptions: Map<string, string> };

async function push(options: Options, ms: number, index: number): Promise<void> {
  let work: Promise<unknown> = Promise.resolve();
  const consumer = new mq.PushConsumer({
    ...options,
    ...(cache !== undefined && { maxCacheMessageCount: cache }),
    messageListener: {
      async consume() {
        await (work = work.then(() => wait(ms)));
        console.log(index);
        return mq.ConsumeResult.SUCCESS;
      },
    },
  });
  await consumer.startup();
}

async function simple(options: Options, size: number, ms: number, index: number): Promise<void> {
  const consumer = new mq.SimpleConsumer({ ...options, awaitDuration: 5000 });
  await consumer.startup();
  const work = async (): Promise<never> => {
    for (;;) {
      for (const message of await consumer.receive(size, 60_000)) {
        await wait(ms);
        await consumer.ack(message);
        console.log(index);
      }
    }
  };
  void work();
}
