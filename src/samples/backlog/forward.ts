// Moves a backlog from a topic with one queue to a temporary topic with eight, where a message is acknowledged only after it is stored there.
// topic: backlog-narrow NORMAL 1
// topic: backlog-wide NORMAL 8
// group: backlog-forwarder
// group: backlog-wide-workers
import mq from 'rocketmq-client-nodejs';
import type { Producer, SimpleConsumer } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const [narrow, wide] = ['backlog-narrow', 'backlog-wide'];
const run = Date.now();
const stored = 40;

async function consumerOf(consumerGroup: string, topic: string): Promise<SimpleConsumer> {
  const consumer = new mq.SimpleConsumer({
    endpoints, namespace: '', consumerGroup, subscriptions: new Map([[topic, '*']]), awaitDuration: 5000,
  });
  await consumer.startup();
  return consumer;
}

// #region forward
// 只搬，不做事：它快，所以一个队列也够。 // It only moves messages and does no work, so one queue is enough.
async function forward(from: SimpleConsumer, to: Producer, count: number): Promise<void> {
  for (let moved = 0; moved < count;) {
    const messages = await from.receive(32, 30_000);
    await Promise.all(messages.map(async (message) => {
      await to.send({
        topic: wide,
        keys: message.keys, // 业务键不变，去重靠它：messageId 会变 // the same key, to deduplicate by: the messageId changes
        properties: new Map([['storedFirst', String(message.bornTimestamp?.getTime())]]), // 原来的时间 // the first time
        body: message.body,
      });
      await from.ack(message); // 有了新 Topic 的回执才确认 // only with the receipt of the new topic
      moved++;
    }));
  }
}
// #endregion forward

/** One producer a topic: with several, this client may never finish its start. */
async function producerTo(topic: string): Promise<Producer> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
  await producer.startup();
  return producer;
}

const producer = await producerTo(narrow);
for (let n = 1; n <= stored; n++) {
  await producer.send({ topic: narrow, keys: [`${run}-${n}`], body: Buffer.from(`order ${n}`) });
}

await forward(await consumerOf('backlog-forwarder', narrow), await producerTo(wide), stored);
console.log(`moved: ${stored}`);

const handled = new Set<string>();
let dated = 0;
await Promise.all([1, 2, 3, 4].map(async () => {
  const worker = await consumerOf('backlog-wide-workers', wide);
  while (handled.size < stored) {
    for (const message of await worker.receive(8, 30_000)) {
      const key = message.keys[0] ?? '';
      if (!handled.has(key) && Number(message.properties.get('storedFirst')) >= run) dated++;
      handled.add(key); // 重复的键只算一次 // a key seen again counts once
      await worker.ack(message);
    }
  }
}));
console.log(`handled by the workers of the wide topic: ${handled.size}, with their first time: ${dated}`);
process.exit(0);
