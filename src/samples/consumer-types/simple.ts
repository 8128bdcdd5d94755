// The work takes longer than the invisible time: extended before it is over, nobody else gets the message, and the acknowledgement is accepted.
// topic: types-simple NORMAL 1
// group: types-simple-billing
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'types-simple';
const key = `order-${Date.now()}`;

async function connect(awaitDuration: number): Promise<InstanceType<typeof mq.SimpleConsumer>> {
  const consumer = new mq.SimpleConsumer({
    endpoints,
    namespace: '',
    consumerGroup: 'types-simple-billing',
    subscriptions: new Map([[topic, '*']]),
    awaitDuration,
  });
  await consumer.startup();
  return consumer;
}

type Consumer = Awaited<ReturnType<typeof connect>>;

/** The next message under this run's key; what another run left is acknowledged. */
async function next(consumer: Consumer): Promise<MessageView> {
  for (;;) {
    const [message] = await consumer.receive(1, 10_000);
    if (message?.keys[0] === key) return message;
    if (message) await consumer.ack(message);
  }
}

const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const consumer = await connect(5000);
const other = await connect(12_000);
await producer.send({ topic, keys: [key], body: Buffer.from('{"amount":42}') });

// #region extend
const message = await next(consumer); // 不可见 10 秒，活要干 18 秒 // invisible for 10 s, the work takes 18
console.log(`received: delivery ${message.deliveryAttempt}, invisible for 10 s`);

await wait(6000); // 到期之前 // before it is over
const handle = message.receiptHandle;
await consumer.changeInvisibleDuration(message, 20_000); // 从此刻起再 20 秒 // 20 s more, from now
console.log(`after 6 s: 20 s more, handle ${message.receiptHandle === handle ? 'the same' : 'replaced'}`);

// 另一个消费者从第 6 秒等到第 18 秒。 // Another consumer waits from the 6th second to the 18th.
const taken = (await other.receive(1, 10_000)).filter(({ keys }) => keys[0] === key);
console.log(`until 18 s: the other consumer got ${taken.length}`);

await consumer.ack(message);
console.log('after 18 s: acknowledged');
// #endregion extend

await producer.shutdown();
process.exit(0);
