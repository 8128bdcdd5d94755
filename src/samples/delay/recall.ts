// Sends two timed messages, takes one of them back, and tries to take back the other after it has arrived.
// topic: delay-recall DELAY
// group: delay-recall-reader
// mask: /\b\d{13}\b/ time
// mask: /\b[0-9A-F]{34}\b/ messageId
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'delay-recall';
const run = randomUUID();
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'delay-recall-reader', subscriptions: new Map([[topic, '*']]), awaitDuration: 3000 });
await producer.startup();
await consumer.startup();

// #region recall
const due = new Date(Date.now() + 5000);
const send = (order: string) => producer.send({ topic, deliveryTimestamp: due, keys: [run, order], body: Buffer.from(order) });
const cancelled = await send('order-1');
const kept = await send('order-2');
console.log(`handle: ${Buffer.from(cancelled.recallHandle, 'base64url').toString()}`);

const receipt = await producer.recallMessage(topic, cancelled.recallHandle);
console.log(`order-1 recalled, same messageId: ${receipt.messageId === cancelled.messageId ? 'yes' : 'no'}`);
// #endregion recall

// #region after
const arrived: string[] = [];
while (Date.now() < due.getTime() + 4000) {
  for (const message of await consumer.receive(8, 30_000)) {
    await consumer.ack(message);
    if (message.keys[0] === run) arrived.push(message.keys[1] ?? '');
  }
}
console.log(`arrived: ${arrived.join(', ')}`);
// 到点之后就撤不回了 // Once it is due there is no taking back
await producer.recallMessage(topic, kept.recallHandle).catch((error: unknown) => console.log(`order-2 ${String(error)}`));
// #endregion after

await producer.shutdown();
await consumer.shutdown();
process.exit(0);
