// The two copies of an order reach two processes at the same time. Checking first lets both bill it; a unique key in the transaction of the work does not.
// topic: dup-check NORMAL
// group: dup-check-billing
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'dup-check';
const [file = '', how = '', pause = '0'] = process.argv.slice(2);

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 10_000 });
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('CREATE TABLE IF NOT EXISTS done (order_id TEXT PRIMARY KEY); CREATE TABLE IF NOT EXISTS bills (order_id TEXT, amount INTEGER)');
  return db;
}

// #region naive
// 先查后做：检查和写入之间有空隙，两个副本都能从中穿过。 // Check, then act: between the two is a gap, and both copies fit through it.
async function billAfterCheck(db: DatabaseSync, orderId: string): Promise<boolean> {
  if (db.prepare('SELECT 1 FROM done WHERE order_id = ?').get(orderId)) return false;
  await wait(Number(pause)); // 调别的服务、算价格…… // calls a service, works out the price …
  db.prepare('INSERT INTO bills VALUES (?, 42)').run(orderId);
  db.prepare('INSERT OR IGNORE INTO done VALUES (?)').run(orderId);
  return true;
}
// #endregion naive

// #region unique
// 先占键，再写账，同一个事务：第二个副本插不进去，什么也不写。 // Claim the key and write the bill in one transaction: the second copy cannot claim it and writes nothing.
async function billOnce(db: DatabaseSync, orderId: string): Promise<boolean> {
  await wait(Number(pause)); // 慢的部分放在事务外，要能重复做 // the slow part stays outside and must be repeatable
  db.exec('BEGIN IMMEDIATE');
  try {
    const { changes } = db.prepare('INSERT OR IGNORE INTO done VALUES (?)').run(orderId);
    if (changes === 1) db.prepare('INSERT INTO bills VALUES (?, 42)').run(orderId);
    db.exec('COMMIT');
    return changes === 1;
  } catch (error) {
    db.exec('ROLLBACK');
    throw error; // 不确认，稍后再来 // no acknowledgement: it comes again
  }
}
// #endregion unique

/** One consumer process: takes one message after the other until it is ended. */
async function consume(): Promise<void> {
  const db = open(file);
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'dup-check-billing', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
  await consumer.startup();
  console.log('ready');
  for (;;) {
    for (const message of await consumer.receive(1, 30_000)) {
      const billed = await (how === 'check' ? billAfterCheck : billOnce)(db, message.keys[0] ?? '');
      await consumer.ack(message);
      console.log(billed ? 'billed' : 'already billed');
    }
  }
}

/** Sends one order twice to two processes, and tells what they did and what is in the table. */
async function run(db: DatabaseSync, path: string, check: string): Promise<void> {
  const orderId = `${check}-${Date.now()}`;
  const said: string[] = [];
  const consumers = [1, 2].map(() => spawn(process.execPath, [import.meta.filename, path, check, '3000'], { stdio: ['ignore', 'pipe', 'inherit'] }));
  for (const { stdout } of consumers) stdout.setEncoding('utf8').on('data', (text: string) => said.push(...text.trim().split('\n')));
  const heard = async (count: number): Promise<void> => {
    while (said.length < count) await wait(50);
  };
  await heard(2);
  await wait(1000); // both are waiting at the Broker by now
  const order = { topic, keys: [orderId], body: Buffer.from('{"amount":42}') };
  await Promise.all([producer.send(order), producer.send(order)]);
  await heard(4);
  for (const child of consumers) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  const bills = db.prepare('SELECT count(*) AS n FROM bills WHERE order_id = ?').get(orderId)?.['n'];
  console.log(`${check.padEnd(6)}: copies 2, ${said.slice(2).sort().reverse().join(' + ')}, bills ${bills}`);
}

if (file) await consume();
const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const folder = mkdtempSync(join(tmpdir(), 'bills-'));
const path = join(folder, 'bills.db');
const db = open(path);
for (const check of ['check', 'unique']) await run(db, path, check);
await producer.shutdown();
rmSync(folder, { recursive: true });
process.exit(0);
