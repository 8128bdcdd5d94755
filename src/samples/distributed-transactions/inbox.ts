// A warehouse that gets an order twice and an order that it cannot serve: inbox, work and answer in one local transaction.
// topic: tx-inbox-orders NORMAL 1
// topic: tx-inbox-rejections NORMAL 1
// group: tx-inbox-warehouse
// group: tx-inbox-shop
// mask: /\d{10,}/ run
import { DatabaseSync } from 'node:sqlite';
import mq from 'rocketmq-client-nodejs';
import type { MessageView, SimpleConsumer } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const orders = 'tx-inbox-orders';
const rejections = 'tx-inbox-rejections';

// #region inbox
const warehouse = new DatabaseSync(':memory:');
warehouse.exec(`
  CREATE TABLE inbox (order_id TEXT PRIMARY KEY);
  CREATE TABLE stock (item TEXT PRIMARY KEY, left INTEGER CHECK (left >= 0));
  CREATE TABLE outbox (order_id TEXT PRIMARY KEY);
  INSERT INTO stock VALUES ('book', 1), ('lamp', 0);
`);

function reserve(orderId: string, item: string): string {
  warehouse.exec('BEGIN IMMEDIATE');
  try {
    // 主键去重：第二份写不进来，什么也不做。 // The key keeps a second copy out: nothing happens.
    const { changes } = warehouse.prepare('INSERT OR IGNORE INTO inbox VALUES (?)').run(orderId);
    let result = 'seen before';
    if (changes === 1) {
      const take = warehouse.prepare('UPDATE stock SET left = left - 1 WHERE item = ? AND left > 0');
      const taken = take.run(item);
      result = taken.changes === 1 ? 'reserved' : 'rejected';
      // 重试不会有货：把「做不了」当作结果，由 outbox 发回上游去补偿。 // Retrying will not bring stock: send “cannot” back through the outbox.
      const answer = warehouse.prepare('INSERT INTO outbox VALUES (?)');
      if (result === 'rejected') answer.run(orderId);
    }
    warehouse.exec('COMMIT'); // 然后才确认 // only then acknowledge
    return result;
  } catch (error) {
    warehouse.exec('ROLLBACK'); // 不然下一次 BEGIN 也会失败 // else the next BEGIN fails too
    throw error;
  }
}
// #endregion inbox

async function subscribe(topic: string, consumerGroup: string): Promise<SimpleConsumer> {
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup, subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
  await consumer.startup();
  return consumer;
}

async function take(consumer: SimpleConsumer, count: number, handle: (message: MessageView) => void): Promise<void> {
  for (let left = count; left > 0;) {
    for (const message of await consumer.receive(16, 30_000)) {
      handle(message);
      await consumer.ack(message);
      left--;
    }
  }
}

/** One producer a topic: with several, this client may never finish its start. */
async function senderTo(topic: string): Promise<(id: string, body: string) => Promise<unknown>> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic });
  await producer.startup();
  return (id, body) => producer.send({ topic, keys: [id], body: Buffer.from(body) });
}
const run = Date.now();
const sendOrder = await senderTo(orders);
const sendRejection = await senderTo(rejections);
for (const [n, item] of [[1, 'book'], [1, 'book'], [2, 'lamp']] as const) await sendOrder(`order-${n}-${run}`, item);

const results: string[] = [];
await take(await subscribe(orders, 'tx-inbox-warehouse'), 3, (message) => {
  results.push(`warehouse: ${message.keys[0]} ${reserve(String(message.keys[0]), `${message.body}`)}`);
});
for (const line of results.sort()) console.log(line);

// #region compensate
// 中继与消息丢失那一页的相同：发到有回执才删。 // The relay, as on the page on message loss: a row goes only after its receipt.
for (const row of warehouse.prepare('SELECT order_id FROM outbox').all()) {
  const id = String(row['order_id']);
  await sendRejection(id, 'out of stock');
  warehouse.prepare('DELETE FROM outbox WHERE order_id = ?').run(id);
}

const shop = new DatabaseSync(':memory:');
shop.exec(`
  CREATE TABLE orders (id TEXT PRIMARY KEY, state TEXT);
  INSERT INTO orders VALUES ('order-1-${run}', 'placed'), ('order-2-${run}', 'placed');
`);
const cancel = shop.prepare(`UPDATE orders SET state = 'cancelled' WHERE id = ? AND state = 'placed'`);
await take(await subscribe(rejections, 'tx-inbox-shop'), 1, (message) => {
  // 状态机：只有还在 placed 的才改，重复的消息改不动。 // A state machine: only a placed order changes, a second copy changes nothing.
  cancel.run(String(message.keys[0]));
});
// #endregion compensate
for (const row of shop.prepare('SELECT id, state FROM orders ORDER BY id').all()) console.log(`shop: ${row['id']} ${row['state']}`);
process.exit(0);
