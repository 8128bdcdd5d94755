// Sends the eight steps of one order, one after the other, to a NORMAL and to a FIFO topic of four queues, and looks where they lie and how they come.
// topic: ordered-normal NORMAL 4
// topic: ordered-fifo FIFO 4
// group: ordered-normal-shop
// group: ordered-fifo-shop ordered
// limit: 60 s
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';
import { Store } from '../store/store.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const store = new Store(process.env.ROCKETMQ_STORE ?? '');
const run = randomUUID();
const steps = [1, 2, 3, 4, 5, 6, 7, 8];

// #region compare
async function compare(topic: string, messageGroup?: string): Promise<void> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: `${topic}-shop`, subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
  await producer.startup();
  await consumer.startup();
  for (const step of steps) {
    await producer.send({ topic, keys: [run], body: Buffer.from(String(step)), ...(messageGroup === undefined ? {} : { messageGroup }) });
  }

  const came: number[] = [];
  while (came.length < steps.length) {
    for (const message of await consumer.receive(32, 30_000)) {
      await consumer.ack(message);
      if (message.keys[0] === run) came.push(Number(message.body.toString()));
    }
  }
  // Broker 的文件里，这些消息在几个队列 // In the Broker's files: in how many queues they lie
  const queues = new Set([...store.records()].filter(({ properties }) => properties.get('KEYS') === run).filter((one) => one.topic === topic).map(({ queueId }) => queueId));
  console.log(`${topic}: in ${queues.size} of 4 queues, came in the order sent: ${came.join() === steps.join() ? 'yes' : 'no'}`);
  await producer.shutdown();
  await consumer.shutdown();
}

await compare('ordered-normal');
await compare('ordered-fifo', 'order-1');
// #endregion compare

process.exit(0);
