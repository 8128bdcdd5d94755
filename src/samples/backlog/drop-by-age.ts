// After a backlog, what is too old to be of use is dropped at once, and what must be done is done.
// topic: backlog-mixed NORMAL
// group: backlog-mixed-readers
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'backlog-mixed';
const run = Date.now();

// #region age
// 每种消息多久以后就没用了；没写的，多旧都要做。 // How long each kind is of use; what is not listed must be done however old.
const usefulFor = new Map([['position', 15_000], ['hint', 15_000]]);

function tooOld(message: MessageView): boolean {
  const limit = usefulFor.get(message.tag ?? '');
  const age = Date.now() - (message.bornTimestamp?.getTime() ?? Date.now());
  return limit !== undefined && age > limit;
}

async function handle(message: MessageView): Promise<'dropped' | 'done'> {
  if (tooOld(message)) return 'dropped'; // 记一个数，不做事，照样确认 // count it, do nothing, acknowledge it all the same
  await wait(20); // 活 // the work
  return 'done';
}
// #endregion age

const consumer = new mq.SimpleConsumer({
  endpoints, namespace: '', consumerGroup: 'backlog-mixed-readers', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000,
});
await consumer.startup();

const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const send = (tag: string, name: string) => producer.send({ topic, tag, keys: [name, `${run}`], body: Buffer.from(name) });
for (const name of ['position-1', 'position-2', 'hint-1']) await send(name.replace(/-.*/, ''), name);
for (const name of ['order-1', 'order-2']) await send('order', name);
await wait(16_000); // 积压中 // the backlog
await send('position', 'position-3');

const results = new Map<string, string>();
while (results.size < 6) {
  for (const message of await consumer.receive(16, 30_000)) {
    const result = await handle(message);
    await consumer.ack(message);
    if (message.keys.includes(`${run}`)) results.set(message.keys[0] ?? '', result);
  }
}
for (const name of [...results.keys()].sort()) console.log(`${name}: ${results.get(name)}`);
process.exit(0);
