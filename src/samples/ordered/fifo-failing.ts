// Two orders, each a message group; one message fails twice. Its own order waits for it, the other one does not.
// topic: ordered-failing FIFO 4
// group: ordered-failing-shop ordered
// limit: 60 s
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'ordered-failing';
const run = randomUUID();
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'ordered-failing-shop', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
await producer.startup();
await consumer.startup();

// #region send
for (const orderId of ['order-1', 'order-4']) {
  for (const step of ['created', 'paid', 'shipped']) {
    // 同一个订单同一个消息组；上一条有了回执才发下一条。 // One order, one message group; the next message only after the receipt of the last.
    await producer.send({ topic, messageGroup: orderId, keys: [run], properties: new Map([['step', step]]), body: Buffer.from(step) });
  }
}
// #endregion send

// #region consume
let failures = 2;
function handle(message: MessageView): boolean {
  return !(message.messageGroup === 'order-1' && message.properties.get('step') === 'paid' && failures-- > 0);
}

const seen: { order: string; line: string }[] = [];
for (let done = 0; done < 6; ) {
  // 一次只取一条：取多条时，失败那条之后的也得放下。 // One at a time: of a batch, what follows a failure would have to be put down too.
  for (const message of await consumer.receive(1, 30_000)) {
    const ok = message.keys[0] !== run || handle(message); // 别的运行留下的，直接确认 // left by another run: just acknowledge
    if (ok) await consumer.ack(message);
    else await consumer.changeInvisibleDuration(message, 1000); // 1 秒后再来，这个队列等着它 // again in 1 s; its queue waits
    if (message.keys[0] !== run) continue;
    if (ok) done++;
    seen.push({ order: message.messageGroup ?? '', line: `${message.properties.get('step')}, delivery ${message.deliveryAttempt}: ${ok ? 'done' : 'failed'}` });
  }
}
// #endregion consume

for (const order of ['order-1', 'order-4']) for (const { line } of seen.filter((one) => one.order === order)) console.log(`${order} ${line}`);
const last = (order: string): number => seen.findLastIndex((one) => one.order === order);
console.log(`order-4 finished before order-1: ${last('order-4') < last('order-1') ? 'yes' : 'no'}`);
await producer.shutdown();
await consumer.shutdown();
process.exit(0);
