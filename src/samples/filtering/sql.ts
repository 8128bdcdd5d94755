// Five messages and nine SQL92 expressions, a group for each: which messages each of them gets.
// topic: filter-sql NORMAL 1
// group: filter-sql-0
// group: filter-sql-1
// group: filter-sql-2
// group: filter-sql-3
// group: filter-sql-4
// group: filter-sql-5
// group: filter-sql-6
// group: filter-sql-7
// group: filter-sql-8
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';
import definition from 'rocketmq-client-nodejs/proto/apache/rocketmq/v2/definition_pb.js';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'filter-sql';
const run = randomUUID();

async function read(index: number, sql: string): Promise<string> {
  const subscriptions = new Map([[topic, new mq.FilterExpression(sql, definition.FilterType.SQL)]]);
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: `filter-sql-${index}`, subscriptions, awaitDuration: 5000 });
  await consumer.startup();
  const names: string[] = [];
  for (;;) {
    const messages = await consumer.receive(16, 30_000);
    if (messages.length === 0) return names.sort().join(' ') || 'nothing';
    for (const message of messages) {
      if (message.keys[0] === run) names.push(message.properties.get('name') ?? '');
      await consumer.ack(message);
    }
  }
}

// #region sql
const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const orders = [
  { name: 'a', region: 'cn', amount: '150' },
  { name: 'b', region: 'cn', amount: '150.5' },
  { name: 'c', region: 'eu', amount: '90' },
  { name: 'd', amount: '200' }, // 没有 region // no region
  { name: 'e', region: 'us', amount: 'many' }, // 不是数 // not a number
];
for (const order of orders) {
  await producer.send({ topic, keys: [run], properties: new Map(Object.entries(order)), body: Buffer.from('{}') });
}

const expressions = [
  'amount > 100', // 整数字面量：150.5 转换失败，不投递 // an integer: 150.5 cannot be converted, not delivered
  'amount > 100.0',
  "region <> 'cn'", // 没有 region 的不算 // one without region does not count
  "region <> 'cn' OR region IS NULL",
  "amount > 100.0 OR region = 'us'", // 左边先出错，右边不看 // the left side fails first, the right is not looked at
  "region = 'us' OR amount > 100.0",
  "region LIKE 'c%'", // 没有 LIKE：只剩 region，永远不匹配 // no LIKE: what is left is region, which never matches
  'amount > 100 + 75', // 没有加法：后面的被丢掉，就是 > 100 // no addition: the rest is dropped, it is > 100
  'amount > 0.0', // 零写成小数，编译不过 // a zero with a point does not compile
];
const results = expressions.map((sql, index) => read(index, sql).catch((error: unknown) => String(error).replace(/request-id=[^,]*/, 'request-id=…')));
for (const [index, result] of (await Promise.all(results)).entries()) console.log(`${expressions[index]}\n  ${result}`);
// #endregion sql
process.exit(0);
