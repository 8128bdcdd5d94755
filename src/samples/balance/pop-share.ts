// A topic with a single queue, two consumers of one group: both get messages, and no message goes to both.
// topic: balance-one-queue NORMAL 1
// group: balance-two-readers
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';
import { queueOf } from './queues.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'balance-one-queue';
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const options = { endpoints, namespace: '', consumerGroup: 'balance-two-readers', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, requestTimeout: 10_000 };
const [a, b] = [new mq.SimpleConsumer(options), new mq.SimpleConsumer(options)];
await Promise.all([a.startup(), b.startup()]);
for (let i = 1; i <= 8; i++) await producer.send({ topic, body: Buffer.from(String(i)) });

// #region share
const show = (name: string, messages: MessageView[]): void => {
  const queues = [...new Set(messages.map(queueOf))];
  console.log(`${name}: ${messages.map(({ body }) => Number(body)).sort().join(' ')} from queue ${queues.join(', ')}`);
};
const first = await a.receive(4, 30_000); // 这 4 条从此对别人不可见 // from here on nobody else sees these 4
const second = await b.receive(4, 30_000);
show('a', first);
show('b', second);
// #endregion share

for (const message of first) await a.ack(message);
for (const message of second) await b.ack(message);
process.exit(0);
