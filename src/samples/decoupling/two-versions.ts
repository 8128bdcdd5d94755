// A consumer that reads version 1 and version 2 of a message, and does not lose one it does not know yet.
// topic: decoupling-versions NORMAL 1
// topic: decoupling-versions-later NORMAL 1
// group: decoupling-invoices
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const [topic, later] = ['decoupling-versions', 'decoupling-versions-later'];
const run = randomUUID();

// #region read
// 代码里只有最新的样子，旧版本在进门时转换。 // The code knows the newest shape only; older ones are converted at the door.
interface Order {
  id: string;
  cents: number;
  currency: string;
}
type Fields = Record<string, unknown>;

const readers = new Map<string, (fields: Fields) => Order>([
  // v1 没有币种，金额是元：补当时的含义，不是补默认值。 // v1 had no currency, amounts in yuan: what it meant then, not a default.
  ['1', ({ id, amount }) => (
    { id: text(id), cents: Math.round(number(amount) * 100), currency: 'CNY' })],
  ['2', ({ id, cents, currency }) => (
    { id: text(id), cents: number(cents), currency: text(currency) })],
]);

function read(message: MessageView): Order | 'unknown version' {
  const version = message.properties.get('v') ?? '1'; // 最早的没有 // the first had none
  const fields: Fields = JSON.parse(message.body.toString());
  return readers.get(version)?.(fields) ?? 'unknown version'; // 多出的字段不看 // unknown fields: ignored
}
// #endregion read

// 缺字段、类型不对，当场报错，不要带着 undefined 往下走。 // A missing field or a wrong type fails here, not as an undefined further on.
function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`not a text: ${String(value)}`);
  return value;
}
function number(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError(`not a number: ${String(value)}`);
  return value;
}

// One Producer for each topic: given several, the client of release 1.0.8 may miss its first settings and never come back from startup().
const producer = new mq.Producer({ endpoints, namespace: '', topic });
const aside = new mq.Producer({ endpoints, namespace: '', topic: later });
await producer.startup();
await aside.startup();
const send = (fields: Fields, v?: string): Promise<unknown> =>
  producer.send({ topic, tag: run, keys: [text(fields['id'])], properties: new Map(v ? [['v', v]] : []), body: Buffer.from(JSON.stringify(fields)) });
await send({ id: 'order-1', amount: 19.9 });
await send({ id: 'order-2', cents: 2500, currency: 'EUR', coupon: 'SPRING' }, '2');
await send({ id: 'order-3', lines: [{ cents: 1200 }] }, '3');
await send({ id: 'order-4', cents: '700', currency: 'EUR' }, '2'); // breaks its own contract

const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'decoupling-invoices', subscriptions: new Map([[topic, '*']]), awaitDuration: 3000 });
await consumer.startup();

// #region consume
// 读不懂的，不确认了事，也不一直重试：原样放到旁边，升级之后放回来。 // What it cannot read is set aside as it is, and put back after the upgrade.
async function consume(message: MessageView): Promise<string> {
  try {
    const order = read(message);
    if (order !== 'unknown version') return `invoiced ${(order.cents / 100).toFixed(2)} ${order.currency}`;
    await setAside(message, order);
    return `set aside: ${order}`;
  } catch (error) {
    await setAside(message, String(error));
    return `set aside: ${String(error)}`;
  }
}

async function setAside(message: MessageView, reason: string): Promise<void> {
  const properties = new Map([...message.properties, ['reason', reason]]);
  await aside.send({ topic: later, keys: message.keys, properties, body: message.body });
}
// #endregion consume

const lines: string[] = [];
for (let messages = await consumer.receive(16, 30_000); messages.length > 0; messages = await consumer.receive(16, 30_000)) {
  for (const message of messages) {
    if (message.tag === run) lines.push(`${message.keys[0]} v${message.properties.get('v') ?? '1'}: ${await consume(message)}`);
    await consumer.ack(message);
  }
}
console.log(lines.sort().join('\n'));
process.exit(0);
