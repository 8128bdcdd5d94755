// Two services read the orders; a third joins later. The producer's code does not know of any of them.
// topic: decoupling-orders NORMAL 1
// group: decoupling-billing
// group: decoupling-stock
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'decoupling-orders';
const run = randomUUID(); // messages of earlier runs lie in the topic too

const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const place = (n: number): Promise<unknown> => producer.send({ topic, tag: run, keys: [`order-${n}`], body: Buffer.from(`{"n":${n}}`) });

// #region join
// 组名就是下游的身份：换个组名，就有自己的一份位点。 // The group's name is the downstream: another name, another offset.
async function join(consumerGroup: string) {
  const consumer = new mq.SimpleConsumer({
    endpoints,
    namespace: '',
    consumerGroup, // 从哪开始读，没有选项 // there is no option for where to begin
    subscriptions: new Map([[topic, '*']]),
    awaitDuration: 3000, // 读到没有新消息为止 // reads until nothing new comes
  });
  await consumer.startup();
  return consumer;
}

// 能做的是读到之后再选：早于 since 的，确认掉，不处理。 // What can be done: choose after reading. Older than `since`: acknowledged, not processed.
async function readAll(consumer: Awaited<ReturnType<typeof join>>, since = 0): Promise<string> {
  const done: string[] = [];
  const skipped: string[] = [];
  for (;;) {
    const messages = await consumer.receive(16, 30_000);
    if (messages.length === 0) return `processed ${list(done)}, skipped ${list(skipped)}`;
    for (const message of messages) {
      const old = (message.bornTimestamp?.getTime() ?? 0) < since;
      if (message.tag === run) (old ? skipped : done).push(message.keys[0] ?? '');
      await consumer.ack(message);
    }
  }
}
// #endregion join

function list(orders: string[]): string {
  return orders.length === 0 ? 'none' : orders.sort().join(' ');
}

// #region run
const billing = await join('decoupling-billing');
const stock = await join('decoupling-stock');
await place(1);
await place(2);
console.log(`billing: ${await readAll(billing)}`);

const now = Date.now();
await place(3);
// 两个新下游，上游不改、不重启、不知道。 // Two new downstreams: the producer is not changed, not restarted, not told.
const loyalty = await join(`decoupling-loyalty-${run}`);
const search = await join(`decoupling-search-${run}`);
console.log(`loyalty, new: ${await readAll(loyalty)}`);
console.log(`search, new, from now on: ${await readAll(search, now)}`);
console.log(`stock: ${await readAll(stock)}`);
console.log(`billing: ${await readAll(billing)}`);
// #endregion run
process.exit(0);
