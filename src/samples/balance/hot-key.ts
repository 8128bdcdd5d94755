// Half of all messages have the same message group: first as it is, then with its key split into sixteen.
// topic: balance-hot FIFO 8
// group: balance-hot-reader
import mq from 'rocketmq-client-nodejs';
import { countByQueue, skew } from './queues.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'balance-hot';
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'balance-hot-reader', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, requestTimeout: 10_000 });
await consumer.startup();

// #region send
const queues = 8;
const messages = 200;
/** 发一轮：偶数条属于热点商品，奇数条分给 50 个普通商品。 // One round: every second message is of the hot item, the others are of 50 ordinary ones. */
async function round(name: string, groupOfHot: (i: number) => string): Promise<void> {
  for (let i = 0; i < messages; i++) {
    const messageGroup = i % 2 === 0 ? groupOfHot(i) : `sku-${i % 100}`;
    await producer.send({ topic, messageGroup, body: Buffer.from(String(i)) });
  }
  const counts = await countByQueue(consumer, messages, queues);
  console.log(`${name}: ${counts.join(' ')}; skew ${skew(counts).toFixed(2)}`);
}
await round('one group   ', () => 'sku-hot');
// 顺序只在同一个子键内保证，所以子键要取自业务里真正要有序的东西，比如订单号。 // Order holds within a sub-key only: take it from what really needs order, such as the order id.
await round('16 sub-keys ', (i) => `sku-hot#${(i / 2) % 16}`);
// #endregion send

process.exit(0);
