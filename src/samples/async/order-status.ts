// An order is accepted before it is done: what the shop may say at once, what it says later, and how it comes to know.
// topic: async-accepted NORMAL
// topic: async-results NORMAL
// group: async-warehouse
// group: async-shop
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { MessageView, Producer } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const run = randomUUID(); // messages of earlier runs are passed over

// #region shop
type Status = 'accepted' | 'confirmed' | 'rejected';
const db = new DatabaseSync(':memory:');
db.exec(`CREATE TABLE orders (
  id TEXT PRIMARY KEY, item TEXT, status TEXT, reason TEXT, since INTEGER)`);

// POST /orders：落库，发消息，答 202：「收下了」，不是「买到了」。 // POST /orders: store, send, answer 202. It says “taken”, not “bought”.
async function accept(producer: Producer, id: string, item: string): Promise<string> {
  db.prepare('INSERT INTO orders VALUES (?, ?, ?, ?, ?)').run(id, item, 'accepted', '', Date.now());
  const body = Buffer.from(JSON.stringify({ id, item }));
  await producer.send({ topic: 'async-accepted', tag: run, keys: [id], body });
  return `202 ${id} accepted, ask again at /orders/${id}`;
}

// 结果也是一条消息。只改还在 accepted 的，重复、迟到都不要紧。 // The outcome is a message too. Only `accepted` moves, so repeats do no harm.
function settle(message: MessageView): void {
  const { id, status, reason } = readOutcome(message.body);
  db.prepare(`UPDATE orders SET status = ?, reason = ?
    WHERE id = ? AND status = 'accepted'`).run(status, reason, id);
}

// GET /orders/ID：读自己的库，刚下的单立刻看得到；等久了就直说。 // GET /orders/ID: from its own database, so the order is there at once.
function show(id: string, now = Date.now()): string {
  const order = db.prepare('SELECT * FROM orders WHERE id = ?').get(id);
  if (!order) return `404 ${id}`;
  const { status, reason, since } = order;
  if (status !== 'accepted') return `200 ${id} ${status} ${reason}`.trimEnd();
  const late = now - Number(since) > 60_000;
  return `200 ${id} ${late ? 'taking longer than usual' : 'being processed'}`;
}
// #endregion shop

function readOutcome(body: Buffer): { id: string; status: Status; reason: string } {
  const read: Record<string, unknown> = JSON.parse(body.toString());
  return { id: String(read['id']), status: read['status'] === 'confirmed' ? 'confirmed' : 'rejected', reason: String(read['reason']) };
}

/** Starts a consumer of one topic; its listener gets the messages of this run. */
async function listen(group: string, topic: string, work: (message: MessageView) => Promise<void> | void): Promise<void> {
  const consumer = new mq.PushConsumer({
    endpoints,
    namespace: '',
    consumerGroup: group,
    subscriptions: new Map([[topic, '*']]),
    messageListener: {
      async consume(message) {
        if (message.tag === run) await work(message);
        return mq.ConsumeResult.SUCCESS;
      },
    },
  });
  await consumer.startup();
}

/** A Producer for one topic: given several, the client of release 1.0.8 may miss its first settings and never come back from startup(). */
async function startProducer(topic: string): Promise<Producer> {
  const producer = new mq.Producer({ endpoints, namespace: '', topic });
  await producer.startup();
  return producer;
}

const producer = await startProducer('async-accepted');
const outcomes = await startProducer('async-results');
await listen('async-shop', 'async-results', settle);

console.log(await accept(producer, 'order-1', 'book'));
console.log(await accept(producer, 'order-2', 'lamp'));
console.log(show('order-1')); // no warehouse is running yet
console.log(show('order-1', Date.now() + 120_000));

let twice = 0;
await listen('async-warehouse', 'async-accepted', async (message) => {
  const { id, item }: { id: string; item: string } = JSON.parse(message.body.toString());
  const outcome = item === 'book' ? { id, status: 'confirmed', reason: '' } : { id, status: 'rejected', reason: 'sold out' };
  const result = { topic: 'async-results', tag: run, keys: [id], body: Buffer.from(JSON.stringify(outcome)) };
  await outcomes.send(result);
  await outcomes.send(result); // a resend, as after a lost reply
  twice += 2;
});
while (['order-1', 'order-2'].some((id) => show(id).endsWith('processed')) || twice < 4) await wait(50);
console.log(show('order-1'));
console.log(show('order-2'));
process.exit(0);
