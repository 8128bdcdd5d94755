// One order sent twice, as after a timeout: the store holds two messages with two ids and one key.
// topic: dup-resend NORMAL
// group: dup-resend-reader
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'dup-resend';

const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const consumer = new mq.SimpleConsumer({
  endpoints,
  namespace: '',
  consumerGroup: 'dup-resend-reader',
  subscriptions: new Map([[topic, '*']]),
  awaitDuration: 5000,
});
await consumer.startup();

const letters = new Map<string, string>(); // the ids differ from run to run; shown as A, B, …
const letter = (id: string): string => letters.get(id) ?? letters.set(id, String.fromCharCode(65 + letters.size)).get(id) ?? id;

// #region resend
const key = `order-${Date.now()}`;
const order = { topic, keys: [key], body: Buffer.from('{"amount":42}') };
for (const attempt of [1, 2]) { // 第一次的回执丢了，于是再发 // the first receipt got lost, so it is sent again
  const { messageId } = await producer.send(order);
  console.log(`send ${attempt}: messageId ${letter(messageId)}`);
}

const copies = new Map<string, string>();
while (copies.size < 2) {
  for (const message of await consumer.receive(16, 10_000)) {
    await consumer.ack(message);
    if (message.keys[0] === key) copies.set(message.messageId, `delivery ${message.deliveryAttempt}`);
  }
}
for (const [id, delivery] of [...copies].sort(([a], [b]) => letter(a).localeCompare(letter(b)))) {
  console.log(`received: messageId ${letter(id)}, the same key, ${delivery}`);
}
// #endregion resend

await producer.shutdown();
process.exit(0);
