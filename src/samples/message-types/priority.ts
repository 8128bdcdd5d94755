// Sends six messages of different priority, then takes them one at a time.
// topic: types-priority PRIORITY 4
// group: types-priority-reader
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'types-priority'; // of 4 queues
const run = randomUUID();
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'types-priority-reader', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
await producer.startup();
await consumer.startup();

// #region order
const sent = [1, 3, 2, 9, 1, 3]; // Topic 有 4 个队列：9 和 3 都进最后一个 // The topic has 4 queues: 9 and 3 both go to the last
for (const priority of sent) {
  // 优先级就是队列号；从 1 起，这个客户端把 0 当作没有 // The priority is the queue; from 1 on, since this client takes 0 for none
  await producer.send({ topic, priority, keys: [run], body: Buffer.from('job') });
}

const taken: number[] = [];
while (taken.length < sent.length) {
  // 一次取一条，每次都从最高的队列看起 // One at a time; each time the highest queue is looked at first
  for (const message of await consumer.receive(1, 30_000)) {
    await consumer.ack(message);
    if (message.keys[0] === run) taken.push(message.priority ?? 0);
  }
}
console.log(`sent  ${sent.join(' ')}`);
console.log(`taken ${taken.join(' ')}`);
// #endregion order

await producer.shutdown();
await consumer.shutdown();
process.exit(0);
