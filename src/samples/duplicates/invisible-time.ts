// A message is held longer than its invisible time: a second consumer gets it while the first still works, and the first acknowledgement is refused.
// topic: dup-invisible NORMAL 1
// group: dup-invisible-billing
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'dup-invisible';
const key = `order-${Date.now()}`;

async function connect(): Promise<InstanceType<typeof mq.SimpleConsumer>> {
  const consumer = new mq.SimpleConsumer({
    endpoints,
    namespace: '',
    consumerGroup: 'dup-invisible-billing',
    subscriptions: new Map([[topic, '*']]),
    awaitDuration: 5000,
  });
  await consumer.startup();
  return consumer;
}

type Consumer = Awaited<ReturnType<typeof connect>>;

/** The next message under this run's key. */
async function next(consumer: Consumer): Promise<MessageView> {
  for (;;) {
    const [message] = await consumer.receive(1, 10_000);
    if (message?.keys[0] === key) return message;
    if (message) await consumer.ack(message);
  }
}

const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const slow = await connect();
const other = await connect();

// #region hold
await producer.send({ topic, keys: [key], body: Buffer.from('{"amount":42}') });
const first = await next(slow); // 不可见时间 10 秒，而活要干 20 秒 // invisible for 10 s, the work takes 20
console.log(`slow consumer : delivery ${first.deliveryAttempt}, works`);
let working = true;
const work = wait(20_000).then(() => (working = false));

const second = await next(other);
const same = second.messageId === first.messageId ? 'same messageId' : 'another messageId';
const meanwhile = working ? 'still works' : 'is done';
console.log(`other consumer: delivery ${second.deliveryAttempt}, ${same}; the slow one ${meanwhile}`);
await other.ack(second);

await work;
try {
  await slow.ack(first);
  console.log('slow consumer : acknowledged');
} catch (error) {
  const reason = String(error).replace(/^.*\] /, '');
  console.log(`slow consumer : done, acknowledgement refused: ${reason}`);
}
// #endregion hold

await producer.shutdown();
process.exit(0);
