// Sends messages due at a whole second, 1 ms after it and half a second after it, and looks when each arrives.
// topic: delay-timed DELAY
// group: delay-timed-reader
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'delay-timed';
const run = randomUUID();
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'delay-timed-reader', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
await producer.startup();
await consumer.startup();

// #region send
const second = Math.ceil((Date.now() + 3000) / 1000) * 1000; // 三秒后的整秒 // a whole second, three seconds from now
for (const ms of [0, 1, 500]) {
  await producer.send({ topic, deliveryTimestamp: new Date(second + ms), keys: [run, String(ms)], body: Buffer.from('timed') });
}
// #endregion send

// #region measure
const arrived = new Map<string, number>();
while (arrived.size < 3) {
  for (const message of await consumer.receive(8, 30_000)) {
    const now = Date.now();
    await consumer.ack(message);
    if (message.keys[0] === run) arrived.set(message.keys[1] ?? '', now);
  }
}
for (const [ms, at] of [...arrived].sort(([a], [b]) => Number(a) - Number(b))) {
  const late = at - (second + Number(ms));
  const when = at < second + 1000 ? 'within that second' : 'in the next second';
  console.log(`due at .${ms.padStart(3, '0')}: ${when}; early: ${late < 0 ? 'yes' : 'no'}; late by less than 2 s: ${late < 2000 ? 'yes' : 'no'}`);
}
// #endregion measure

await producer.shutdown();
await consumer.shutdown();
process.exit(0);
