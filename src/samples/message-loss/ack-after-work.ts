// Does the work, then acknowledges. A consumer killed in between gets the message again and must notice that the work is done.
// topic: loss-ack NORMAL
// group: loss-ack-billing
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'loss-ack';
const file = process.argv[2]; // the ledger of a run that is to be killed before its acknowledgement
const killed = file !== undefined;
const folder = killed ? undefined : mkdtempSync(join(tmpdir(), 'ledger-'));
const ledger = new DatabaseSync(file ?? join(folder ?? tmpdir(), 'ledger.db'));
ledger.exec('CREATE TABLE IF NOT EXISTS bills (order_id TEXT PRIMARY KEY)');

async function connect(): Promise<InstanceType<typeof mq.SimpleConsumer>> {
  const consumer = new mq.SimpleConsumer({
    endpoints,
    namespace: '',
    consumerGroup: 'loss-ack-billing',
    subscriptions: new Map([[topic, '*']]),
    awaitDuration: 5000,
  });
  await consumer.startup();
  return consumer;
}

// #region consume
// 账单表的主键就是去重：同一个订单写第二次，什么也不发生。 // The table's primary key deduplicates: writing an order twice changes nothing.
function bill(message: MessageView): 'billed' | 'already billed' {
  const orderId = message.keys[0] ?? message.messageId;
  const { changes } = ledger.prepare('INSERT OR IGNORE INTO bills VALUES (?)').run(orderId);
  return changes === 1 ? 'billed' : 'already billed';
}

async function consume(): Promise<void> {
  const consumer = await connect();
  for (let done = false; !done;) {
    const messages = await consumer.receive(16, 10_000); // 10 秒内不确认，就会再来一次 // no ack in 10 s: again
    for (const message of messages) {
      const result = bill(message);
      console.log(`${message.keys[0]} delivery ${message.deliveryAttempt}: ${result}`);
      if (killed) process.kill(process.pid, 'SIGKILL');
      await consumer.ack(message); // 活干完、已提交，才确认 // only after the work is done and committed
      console.log(`${message.keys[0]} delivery ${message.deliveryAttempt}: acknowledged`);
      done = true;
    }
  }
  await consumer.shutdown();
}
// #endregion consume

if (killed) {
  await consume();
} else if (folder) {
  const producer = new mq.Producer({ endpoints, namespace: '', topic });
  await producer.startup();
  await producer.send({ topic, keys: ['order-1'], body: Buffer.from('{"amount":42}') });

  const child = spawnSync(process.execPath, [import.meta.filename, join(folder, 'ledger.db')], { encoding: 'utf8' });
  process.stdout.write(child.stdout);
  console.log(`consumer ended by ${child.signal}`);

  await consume();
  console.log(`bills: ${ledger.prepare('SELECT count(*) AS n FROM bills').get()?.n}`);
  await producer.shutdown();
  rmSync(folder, { recursive: true });
}
process.exit(0);
