// Duplicates and latecomers meet a state and a version: the UPDATE itself decides, and its row count tells.
// topic: dup-state NORMAL 1
// group: dup-state-orders
import { DatabaseSync } from 'node:sqlite';
import mq from 'rocketmq-client-nodejs';

type Event = { kind: 'paid' | 'shipped'; order: string } | { kind: 'price'; product: string; price: number; version: number };

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'dup-state';
const run = String(Date.now());

const db = new DatabaseSync(':memory:');
db.exec(`
  CREATE TABLE orders (id TEXT PRIMARY KEY, state TEXT);
  INSERT INTO orders VALUES ('order-1', 'UNPAID');
  CREATE TABLE prices (product TEXT PRIMARY KEY, price INTEGER, version INTEGER);
  INSERT INTO prices VALUES ('tea', 10, 1);
`);

// #region apply
const steps = { paid: ['UNPAID', 'PAID'], shipped: ['PAID', 'SHIPPED'] } as const;

function apply(event: Event): 'applied' | 'ignored' {
  if (event.kind === 'price') {
    // 版本：只认更新的，重复的和迟到的都更新 0 行。 // Version: only a newer one counts; repeats and latecomers change 0 rows.
    const { changes } = db
      .prepare('UPDATE prices SET price = ?, version = ? WHERE product = ? AND version < ?')
      .run(event.price, event.version, event.product, event.version);
    return changes === 1 ? 'applied' : 'ignored';
  }
  // 状态机：条件写在 WHERE 里，不是先 SELECT 再判断。 // State: the condition stands in WHERE, not in an if after a SELECT.
  const [from, to] = steps[event.kind];
  const { changes } = db
    .prepare('UPDATE orders SET state = ? WHERE id = ? AND state = ?')
    .run(to, event.order, from);
  return changes === 1 ? 'applied' : 'ignored';
}
// #endregion apply

const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const consumer = new mq.SimpleConsumer({
  endpoints,
  namespace: '',
  consumerGroup: 'dup-state-orders',
  subscriptions: new Map([[topic, '*']]),
  awaitDuration: 5000,
});
await consumer.startup();

// #region events
const events: Event[] = [
  { kind: 'paid', order: 'order-1' },
  { kind: 'paid', order: 'order-1' }, // 重复 // a duplicate
  { kind: 'shipped', order: 'order-1' },
  { kind: 'paid', order: 'order-1' }, // 重复，来得更晚 // a duplicate, even later
  { kind: 'price', product: 'tea', price: 12, version: 3 },
  { kind: 'price', product: 'tea', price: 11, version: 2 }, // 迟到 // a latecomer
  { kind: 'price', product: 'tea', price: 12, version: 3 }, // 重复 // a duplicate
];
// #endregion events

for (const event of events) await producer.send({ topic, keys: [run], body: Buffer.from(JSON.stringify(event)) });
for (let left = events.length; left > 0;) {
  for (const message of await consumer.receive(1, 10_000)) {
    await consumer.ack(message);
    if (message.keys[0] !== run) continue;
    const event: Event = JSON.parse(message.body.toString());
    const what = event.kind === 'price' ? `price ${event.price} version ${event.version}` : event.kind;
    console.log(`${what.padEnd(19)} ${apply(event)}`);
    left--;
  }
}
console.log(`order: ${db.prepare('SELECT state FROM orders').get()?.['state']}, tea: ${db.prepare('SELECT price FROM prices').get()?.['price']}`);
await producer.shutdown();
process.exit(0);
