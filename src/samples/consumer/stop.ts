// A consumer is told to stop while it works on the first of three messages: it finishes that one and gives the others back.
// topic: consumer-stop NORMAL 1
// group: consumer-stop-workers
// limit: 60 s
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'consumer-stop';
type Consumer = InstanceType<typeof mq.SimpleConsumer>;

async function connect(): Promise<Consumer> {
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'consumer-stop-workers', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
  await consumer.startup();
  return consumer;
}

const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const first = await connect();
for (const name of ['order-1', 'order-2', 'order-3']) await producer.send({ topic, keys: [name], body: Buffer.from(name) });

// #region stop
let stopping = false;
process.once('SIGTERM', () => (stopping = true)); // 只立个标记，活接着干 // just a flag, the work goes on

async function consume(consumer: Consumer): Promise<void> {
  while (!stopping) {
    for (const message of await consumer.receive(3, 60_000)) {
      if (stopping) {
        await consumer.changeInvisibleDuration(message, 1000); // 没动过的还回去，别人马上能拿到 // untouched: give it back, somebody else gets it soon
        console.log(`${message.keys[0]}: given back`);
        continue;
      }
      await work();
      await consumer.ack(message);
      console.log(`${message.keys[0]}: done`);
    }
  }
  await consumer.shutdown(); // 手里空了，才断开 // disconnect with empty hands
}
// #endregion stop

async function work(): Promise<void> {
  process.kill(process.pid, 'SIGTERM'); // the platform stops us in the middle of the work
  await wait(500);
}

const begin = Date.now();
await consume(first);
const other = await connect();
const taken: string[] = [];
while (taken.length < 2) {
  for (const message of await other.receive(3, 60_000)) {
    await other.ack(message);
    taken.push(`${message.keys[0]}: delivery ${message.deliveryAttempt}, at another consumer`);
  }
}
for (const line of taken.sort()) console.log(line);
console.log(`sooner than the invisible time: ${Date.now() - begin < 60_000 ? 'yes' : 'no'}`);
process.exit(0);
