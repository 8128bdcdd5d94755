// Two producers send messages without a key: the Proxy deals them out to the queues one by one, with one counter for both.
// topic: balance-round NORMAL 4
// group: balance-round-reader
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import { countByQueue, skew } from './queues.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'balance-round';
const producers = [1, 2].map(() => new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 }));
await Promise.all(producers.map((producer) => producer.startup()));
const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'balance-round-reader', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, requestTimeout: 10_000 });
await consumer.startup();
// When the Proxy's copy of the route is old, the start-up makes it fetch a new one, and with it begin anew at any queue.
await wait(2000);

// #region send
for (let i = 1; i <= 3; i++) { // 一个发 3 条，另一个发 9 条 // one sends 3, the other 9
  await producers[0]?.send({ topic, body: Buffer.from(`first ${i}`) });
  for (let j = 1; j <= 3; j++) await producers[1]?.send({ topic, body: Buffer.from(`second ${i}.${j}`) });
}
const counts = await countByQueue(consumer, 12, 4);
console.log(`queues 0 to 3: ${counts.join(' ')}; skew ${skew(counts).toFixed(2)}`);
// #endregion send

process.exit(0);
