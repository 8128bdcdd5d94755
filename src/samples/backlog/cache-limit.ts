// How many listeners a Node PushConsumer runs at once, and what its cache limit costs.
// topic: backlog-cache NORMAL 1
// group: backlog-cache-readers
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'backlog-cache';
const stored = 24;

// #region limit
// 收到一批，整批同时进监听器：缓存多大，并发多大。 // A batch enters the listener whole: as many run as the cache holds.
async function consume(maxCacheMessageCount: number): Promise<{ peak: number; seconds: number }> {
  let [running, peak, done, first, last] = [0, 0, 0, 0, 0];
  const consumer = new mq.PushConsumer({
    endpoints,
    namespace: '',
    consumerGroup: 'backlog-cache-readers',
    subscriptions: new Map([[topic, '*']]),
    maxCacheMessageCount,
    messageListener: {
      async consume() {
        first ||= Date.now();
        peak = Math.max(peak, ++running);
        await wait(50); // 活：每条 50 毫秒 // the work: 50 ms each
        running--;
        done++;
        last = Date.now();
        return mq.ConsumeResult.SUCCESS;
      },
    },
  });
  await consumer.startup();
  while (done < stored) await wait(20);
  await consumer.shutdown();
  return { peak, seconds: (last - first) / 1000 };
}
// #endregion limit

const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
for (const limit of [1024, 8]) {
  for (let n = 1; n <= stored; n++) await producer.send({ topic, body: Buffer.from('work') });
  const { peak, seconds } = await consume(limit);
  console.log(`limit ${limit}: at most ${peak > 8 ? 'more than 8' : peak} at once, ${seconds > 1 ? 'more' : 'less'} than a second for ${stored}`);
}
process.exit(0);
