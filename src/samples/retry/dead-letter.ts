// A message that always fails: delivered twice, then a dead letter, which another group reads and sends again once the code is mended.
// topic: retry-dead NORMAL 1
// group: retry-dead-billing retries=1
// group: retry-dead-reader
// limit: 60 s
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'retry-dead';
const orderId = `order-${randomUUID()}`;
type Consumer = InstanceType<typeof mq.SimpleConsumer>;

async function connect(consumerGroup: string, from: string): Promise<Consumer> {
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup, subscriptions: new Map([[from, '*']]), awaitDuration: 5000 });
  await consumer.startup();
  return consumer;
}

const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const billing = await connect('retry-dead-billing', topic);

// #region work
let mended = false; // 代码修好之前，每次都失败 // until the code is mended it fails every time
let billed = false;

async function work(): Promise<void> {
  while (!billed) {
    for (const message of await billing.receive(1, 10_000)) {
      if (message.keys[0] !== orderId) await billing.ack(message); // 别的运行留下的 // left by another run
      else if (mended) await billing.ack(message).then(() => (billed = true));
      else await billing.changeInvisibleDuration(message, 1000); // 间隔自己定；次数由 Broker 记 // you choose how soon; the Broker counts
      if (message.keys[0] === orderId) console.log(`billing: delivery ${message.deliveryAttempt} ${mended ? 'done' : 'failed'}`);
    }
  }
}
// #endregion work

// #region dead
async function deadLetter(): Promise<MessageView> {
  for (;;) {
    try {
      const reader = await connect('retry-dead-reader', '%DLQ%retry-dead-billing'); // 死信有自己的读者组 // dead letters have a reader of their own
      for (;;) {
        for (const message of await reader.receive(1, 10_000)) {
          await reader.ack(message);
          if (message.keys[0] === orderId) return message;
        }
      }
    } catch {
      await wait(1000); // 有第一条死信之前，没有这个 Topic // before the first dead letter there is no such topic
    }
  }
}

const sent = await producer.send({ topic, keys: [orderId], properties: new Map([['topic', topic]]), body: Buffer.from('{"amount":42}') });
const working = work();
const dead = await deadLetter();
console.log(`dead letter: key ${dead.keys[0] === orderId ? 'kept' : 'lost'}, messageId ${dead.messageId === sent.messageId ? 'kept' : 'new'}, from ${dead.properties.get('topic')}, body ${dead.body}`);

mended = true; // 修好之后，用同一个业务键发回原 Topic // mended: send it to its topic again, under the same key
const again = await producer.send({ topic: dead.properties.get('topic') ?? topic, keys: dead.keys, properties: dead.properties, body: dead.body });
console.log(`sent again: key kept, messageId ${again.messageId === dead.messageId ? 'kept' : 'new'}`);
await working;
// #endregion dead
process.exit(0);
