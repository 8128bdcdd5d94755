// Three consumers work on the backlog of one queue: by POP a message goes to whoever takes it, a queue belongs to nobody.
// topic: backlog-one-queue NORMAL 1
// group: backlog-one-queue-workers
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'backlog-one-queue';
const run = Date.now();
const stored = 60;

const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
for (let n = 1; n <= stored; n++) {
  await producer.send({ topic, keys: [`${run}-${n}`], body: Buffer.from('work') });
}

// #region drain
const handled = new Map<string, number>(); // 键：处理了几次 // key: how often it was handled
const share = [0, 0, 0];

async function drain(worker: number): Promise<void> {
  const consumer = new mq.SimpleConsumer({
    endpoints,
    namespace: '',
    consumerGroup: 'backlog-one-queue-workers',
    subscriptions: new Map([[topic, '*']]),
    awaitDuration: 5000,
  });
  await consumer.startup();
  while (handled.size < stored) {
    // 一次少取几条，别的消费者才有得取 // take few at a time, and leave some to the others
    for (const message of await consumer.receive(4, 30_000)) {
      await wait(50); // 活：每条 50 毫秒 // the work: 50 ms each
      await consumer.ack(message);
      const key = message.keys[0] ?? '';
      handled.set(key, (handled.get(key) ?? 0) + 1);
      share[worker] = (share[worker] ?? 0) + 1;
    }
  }
  await consumer.shutdown();
}

await Promise.all(share.map((_, worker) => drain(worker)));
// #endregion drain

console.log(`queues: 1, consumers that had work: ${share.filter((n) => n > 0).length} of ${share.length}`);
console.log(`handled: ${handled.size} of ${stored}, more than once: ${[...handled.values()].filter((n) => n > 1).length}`);
await producer.shutdown();
process.exit(0);
