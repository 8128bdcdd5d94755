// Orders are taken while RocketMQ is down: the message waits in the same database as the order.
// topic: loss-outbox FIFO
// disturb: a second after its first line the Broker is killed, and started again while this runs
// limit: 120 s
// mask: /(?<=is down: )\w+/ error
// mask: /\d+(?= failed attempts)/ n
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Producer } from 'rocketmq-client-nodejs';

interface Order {
  id: string;
  customer: string;
  amount: number;
}

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'loss-outbox';

// #region outbox
export class Outbox {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file); // 和业务数据同一个库 // the database of the business data
    this.#db.exec('PRAGMA synchronous = EXTRA'); // COMMIT 之后断电也不丢 // a commit survives a power cut
    this.#db.exec(`
      CREATE TABLE IF NOT EXISTS orders (
        id TEXT PRIMARY KEY, customer TEXT, amount INTEGER);
      CREATE TABLE IF NOT EXISTS outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, order_id TEXT UNIQUE);
    `);
  }

  // 订单和它的消息在同一个本地事务里：要么都有，要么都没有。 // The order and its message in one local transaction: both or neither.
  place(order: Order): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const { id, customer, amount } = order;
      this.#db.prepare('INSERT INTO orders VALUES (?, ?, ?)').run(id, customer, amount);
      this.#db.prepare('INSERT INTO outbox (order_id) VALUES (?)').run(id);
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  // 从最早的一条发起；拿到回执才删除，发送抛异常就停下，所以不丢也不乱序。 // Oldest first; a row goes only after its receipt; a failure stops the run.
  async drain(send: (order: Order) => Promise<unknown>): Promise<void> {
    const oldest = this.#db.prepare(`
      SELECT orders.* FROM outbox JOIN orders ON id = order_id ORDER BY seq LIMIT 1`);
    const remove = this.#db.prepare('DELETE FROM outbox WHERE order_id = ?');
    for (let row = oldest.get(); row; row = oldest.get()) {
      const order = toOrder(row);
      await send(order);
      remove.run(order.id); // 在这之前崩溃，重启后会再发一次 // a crash before this: sent again after restart
    }
  }

  count(table: 'orders' | 'outbox'): number {
    return Number(this.#db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
  }
}
// #endregion outbox

function toOrder(row: Record<string, SQLOutputValue>): Order {
  return { id: String(row['id']), customer: String(row['customer']), amount: Number(row['amount']) };
}

// #region relay
// 全服务只跑一个。RocketMQ 不可用时只有它在等，下单不受影响。 // One per service. While RocketMQ is down only this waits; orders are still taken.
async function relay(outbox: Outbox, signal: AbortSignal): Promise<void> {
  let producer: Producer | undefined;
  for (let failures = 0; !signal.aborted;) {
    try {
      const started = producer ??= await startProducer(); // 启动也可能失败 // can fail too
      await outbox.drain((order) => started.send({
        topic,
        messageGroup: order.customer, // 同一个客户的订单保持先后 // one customer's orders stay in order
        keys: [order.id],
        body: Buffer.from(JSON.stringify(order)),
      }));
      if (failures > 0) console.log(`RocketMQ is back after ${failures} failed attempts`);
      failures = 0;
      await wait(100);
    } catch (error) {
      const reason = error instanceof Error ? error.name : error;
      if (failures++ === 0) console.log(`RocketMQ is down: ${reason}`);
      await wait(Math.min(5000, 100 * 2 ** failures)); // 退避，上限 5 秒 // back off, at most 5 s
    }
  }
  await producer?.shutdown();
}
// #endregion relay

async function startProducer(): Promise<Producer> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic, maxAttempts: 1 });
  await producer.startup();
  return producer;
}

const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
const outbox = new Outbox(join(folder, 'shop.db'));
const stop = new AbortController();
const relaying = relay(outbox, stop.signal);

const orders = 100;
for (let n = 1; n <= orders; n++) {
  outbox.place({ id: `order-${n}`, customer: `customer-${n % 3}`, amount: n });
  await wait(100);
  if (n !== 10) continue;
  while (outbox.count('outbox') > 0) await wait(50);
  console.log('the first 10 orders are stored');
}

const deadline = Date.now() + 60_000;
while (outbox.count('outbox') > 0 && Date.now() < deadline) await wait(100);
stop.abort();
await relaying;
console.log(`orders taken: ${outbox.count('orders')}, still in the outbox: ${outbox.count('outbox')}`);
rmSync(folder, { recursive: true });
process.exit(0);
