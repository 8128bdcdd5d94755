/**
 * Push consumers of one group of the Node client, in a process of its own that is killed when the experiment has seen enough.
 * Argument, as JSON: the Proxy's endpoints, the group, `cache` (maxCacheMessageCount) and for each consumer its topics and the milliseconds
 * that it needs for a message. Each handles one message after the other. Prints `ready`, then for each message the consumer's index.
 */
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

export type PopConsumers = { endpoints: string; group: string; cache?: number; consumers: { topics: string[]; ms: number }[] };

const { endpoints, group, cache, consumers }: PopConsumers = JSON.parse(process.argv[2] ?? '');
await Promise.all(consumers.map(async ({ topics, ms }, index) => {
  let work: Promise<unknown> = Promise.resolve();
  const consumer = new mq.PushConsumer({
    endpoints,
    namespace: '',
    consumerGroup: group,
    subscriptions: new Map(topics.map((topic) => [topic, '*'])),
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
}));
// They ask for their assignment a second after the start.
await wait(2500);
console.log('ready');
