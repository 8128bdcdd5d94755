// Two senders are killed after their half message, one with its order in the database and one without: another instance is asked, and answers from the database.
// topic: tx-check TRANSACTION 1
// group: tx-check-warehouse
// mask: /(?<=asked after )\d+/ n
// limit: 120 s
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';
import { TransactionResolution } from './resolution.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'tx-check';
const [, , file, killed] = process.argv; // the database and the moment of a sender that is to be killed
const folder = file === undefined ? mkdtempSync(join(tmpdir(), 'shop-')) : undefined;
const db = new DatabaseSync(file ?? join(folder ?? tmpdir(), 'shop.db'));
db.exec('PRAGMA busy_timeout = 5000');

// #region schema
db.exec(`
  CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS outcomes (message_id TEXT PRIMARY KEY, done INTEGER);
`);

// 结果和业务数据在同一个本地事务里；message_id 是半消息的回执给的。 // The outcome in the same transaction as the work; message_id comes with the half message's receipt.
function placeOrder(messageId: string, id: string): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.prepare('INSERT INTO outcomes VALUES (?, 1)').run(messageId);
    db.prepare('INSERT INTO orders VALUES (?)').run(id);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
// #endregion schema

const asked = new Map<string, string>();

// #region check
// 没有结果就写下「没做」：主键让晚到的本地事务再也插不进去，所以答案不会变。 // No outcome yet: write “not done”; its key keeps a late transaction out, so the answer stands.
async function check(message: MessageView): Promise<number> {
  const { messageId } = message;
  db.prepare('INSERT OR IGNORE INTO outcomes VALUES (?, 0)').run(messageId);
  const row = db.prepare('SELECT done FROM outcomes WHERE message_id = ?').get(messageId);
  const answer = row?.['done'] === 1 ? 'COMMIT' : 'ROLLBACK';
  note(message, answer);
  return TransactionResolution[answer];
}
// #endregion check

function note({ keys, bornTimestamp }: MessageView, answer: string): void {
  const seconds = Math.round((Date.now() - Number(bornTimestamp)) / 1000);
  asked.set(String(keys[0]), `asked after ${seconds} s, answered ${answer}`);
}

const producer = new mq.Producer({ endpoints, namespace: '', topic, checker: { check } });
await producer.startup();

if (killed) {
  const id = `order-killed-${killed}`;
  const { messageId } = await producer.send({ topic, keys: [id], body: Buffer.from(id) }, producer.beginTransaction());
  if (killed === 'after') placeOrder(messageId, id);
  process.kill(process.pid, 'SIGKILL');
} else if (folder) {
  const senders = ['before', 'after'].map((moment) => spawn(process.execPath, [import.meta.filename, join(folder, 'shop.db'), moment]));
  for (const [, signal] of await Promise.all(senders.map((sender) => once(sender, 'exit')))) console.log(`sender ended by ${signal}`);

  const consumer = new mq.SimpleConsumer({
    endpoints,
    namespace: '',
    consumerGroup: 'tx-check-warehouse',
    subscriptions: new Map([[topic, '*']]),
    awaitDuration: 5000,
  });
  await consumer.startup();
  const received: string[] = [];
  while (asked.size < 2 || received.length === 0) {
    for (const message of await consumer.receive(16, 30_000)) {
      received.push(String(message.keys[0]));
      await consumer.ack(message);
    }
  }
  for (const [id, what] of [...asked].sort().reverse()) console.log(`${id}: ${what}`);
  console.log(`warehouse received: ${received.join(', ')}`);
  rmSync(folder, { recursive: true });
}
process.exit(0);
