// How many of 1000 keys go to another queue when the list of queues changes, by the Java selector and by the Proxy; forty of the Proxy's choices are compared with the Broker's files.
// topic: ordered-four FIFO 4
// topic: ordered-five FIFO 5
// limit: 60 s
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';
import { selectByGroup, selectByHash } from '../../algorithms/select-queue.ts';
import { Store } from '../store/store.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const store = new Store(process.env.ROCKETMQ_STORE ?? '');
const run = randomUUID();

// #region move
type Select = (key: string, queues: number) => number;
const orders = Array.from({ length: 1000 }, (_, i) => `order-${i + 1}`);
const queues = (brokers: string, each: number): string[] => [...brokers].flatMap((broker) => Array.from({ length: each }, (_, id) => `${broker}${id}`));

/** 换了队列的订单；`living` 只数原来的队列还在的。 // The orders that go to another queue; `living` counts those whose old queue is still there. */
function moved(select: Select, before: string[], after: string[]): { all: number; living: number } {
  const elsewhere = orders.map((key) => [before[select(key, before.length)], after[select(key, after.length)]]).filter(([old, now]) => old !== now);
  return { all: elsewhere.length, living: elsewhere.filter(([old = '']) => after.includes(old)).length };
}

for (const [what, before, after] of [
  ['one Broker, 4 -> 5 queues', queues('a', 4), queues('a', 5)],
  ['two Brokers, 4 -> 5 each', queues('ab', 4), queues('ab', 5)],
  ['two Brokers of 4, b goes', queues('ab', 4), queues('a', 4)],
  ['two Brokers of 4, a goes', queues('ab', 4), queues('b', 4)],
  ['three Brokers, a goes', queues('abc', 4), queues('bc', 4)],
] as const) {
  const [hash, group] = [moved(selectByHash, before, after), moved(selectByGroup, before, after)];
  console.log(`${what}: selector ${hash.all} (${hash.living}), message group ${group.all} (${group.living})`);
}
// #endregion move

// #region check
let right = 0;
for (const [topic, count] of [['ordered-four', 4], ['ordered-five', 5]] as const) {
  const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
  await producer.startup();
  for (const messageGroup of orders.slice(0, 40)) await producer.send({ topic, messageGroup, keys: [run], body: Buffer.from(messageGroup) });
  for (const { topic: at, queueId, properties, body } of store.records()) {
    if (at === topic && properties.get('KEYS') === run && queueId === selectByGroup(body.toString(), count)) right++;
  }
  await producer.shutdown();
}
console.log(`where the Proxy put it: ${right} of 80`);
// #endregion check

process.exit(0);
