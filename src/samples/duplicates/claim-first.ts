// SETNX in a second store, then the work: a consumer killed in between leaves the claim behind, and the message is taken for done.
// topic: dup-claim NORMAL 1
// group: dup-claim-billing
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'dup-claim';
const [given, key = `order-${Date.now()}`] = process.argv.slice(2);
const killed = given !== undefined; // this process is to be killed between the claim and the work
const folder = given ?? mkdtempSync(join(tmpdir(), 'claim-'));
const claims = new DatabaseSync(join(folder, 'claims.db')); // stands for Redis: a store with transactions of its own
const shop = new DatabaseSync(join(folder, 'shop.db'));
claims.exec('CREATE TABLE IF NOT EXISTS claims (key TEXT PRIMARY KEY)');
shop.exec('CREATE TABLE IF NOT EXISTS bills (order_id TEXT)');

// #region claim
function setnx(id: string): boolean {
  return claims.prepare('INSERT OR IGNORE INTO claims VALUES (?)').run(id).changes === 1;
}

function bill(orderId: string): string {
  if (!setnx(orderId)) return 'claimed already: taken for done'; // 键在，不等于活做完了 // a key does not prove the work
  if (killed) process.kill(process.pid, 'SIGKILL'); // 恰好死在两步之间 // dies between the two steps
  shop.prepare('INSERT INTO bills VALUES (?)').run(orderId);
  return 'billed';
}
// #endregion claim

async function consume(): Promise<void> {
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'dup-claim-billing', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
  await consumer.startup();
  for (;;) {
    const [message]: MessageView[] = await consumer.receive(1, 10_000);
    if (!message) continue;
    if (message.keys[0] === key) console.log(`delivery ${message.deliveryAttempt}: ${bill(key)}`);
    await consumer.ack(message);
    if (message.keys[0] === key) return;
  }
}

if (killed) {
  await consume();
} else {
  const producer = new mq.Producer({ endpoints, namespace: '', topic });
  await producer.startup();
  await producer.send({ topic, keys: [key], body: Buffer.from('{"amount":42}') });
  const child = spawnSync(process.execPath, [import.meta.filename, folder, key], { encoding: 'utf8' });
  console.log(`delivery 1: claimed, then ended by ${child.signal}`);
  await consume();
  console.log(`acknowledged; bills: ${shop.prepare('SELECT count(*) AS n FROM bills').get()?.['n']}`);
  await producer.shutdown();
  rmSync(folder, { recursive: true });
}
process.exit(0);
