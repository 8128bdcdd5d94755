// Places two orders in local transactions, one of which fails: the consumer gets the message of the other only.
// topic: tx-orders TRANSACTION 1
// group: tx-orders-warehouse
import { DatabaseSync } from 'node:sqlite';
import mq from 'rocketmq-client-nodejs';
import { TransactionResolution } from './resolution.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'tx-orders';
const db = new DatabaseSync(':memory:');
db.exec('CREATE TABLE orders (id TEXT PRIMARY KEY, amount INTEGER CHECK (amount > 0))');

const producer = new mq.Producer({
  endpoints,
  namespace: '',
  topic,
  checker: { check: async () => TransactionResolution.UNSPECIFIED }, // 真正的回查见下一个示例 // for a real one see the next sample
});
await producer.startup();

// #region transaction
async function place(id: string, amount: number): Promise<void> {
  const transaction = producer.beginTransaction();
  // 1. 半消息先存下：存不下就抛异常，本地什么也没做。 // 1. The half message first: if it cannot be stored this throws, and nothing was done here.
  await producer.send({ topic, keys: [id], body: Buffer.from(JSON.stringify({ id, amount })) }, transaction);
  try {
    db.prepare('INSERT INTO orders VALUES (?, ?)').run(id, amount); // 2. 本地事务 // 2. the local transaction
  } catch (error) {
    console.log(`${id}: ${String(error)}`);
    await transaction.rollback(); // 3. 确定没有做成 // 3. certainly not done
    console.log(`${id}: rolled back`);
    return;
  }
  await transaction.commit(); // 3. 做成了；这一步失败也不要紧，Broker 会来问 // 3. done; if this fails, the Broker will ask
  console.log(`${id}: committed`);
}
// #endregion transaction

await place('order-1', 42);
await place('order-2', -1); // breaks the CHECK constraint

const consumer = new mq.SimpleConsumer({
  endpoints,
  namespace: '',
  consumerGroup: 'tx-orders-warehouse',
  subscriptions: new Map([[topic, '*']]),
  awaitDuration: 5000,
});
await consumer.startup();
for (let empty = 0; empty < 1;) {
  const messages = await consumer.receive(16, 30_000);
  for (const message of messages) {
    console.log(`warehouse: received ${message.keys[0]} ${message.body}`);
    await consumer.ack(message);
  }
  if (messages.length === 0) empty++; // nothing in 5 s: there is no more
}
console.log(`orders in the database: ${db.prepare('SELECT group_concat(id) AS ids FROM orders').get()?.['ids']}`);
process.exit(0);
