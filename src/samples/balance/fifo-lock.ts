// An ordered group, one queue, two message groups: while the first message is not acknowledged, the other group's waits too.
// topic: balance-fifo FIFO 1
// group: balance-fifo-readers ordered
import mq from 'rocketmq-client-nodejs';
import type { MessageView } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'balance-fifo';
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const options = { endpoints, namespace: '', consumerGroup: 'balance-fifo-readers', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, requestTimeout: 10_000 };
const [a, b] = [new mq.SimpleConsumer(options), new mq.SimpleConsumer(options)];
await Promise.all([a.startup(), b.startup()]);

// #region lock
for (const messageGroup of ['alice', 'bob']) await producer.send({ topic, messageGroup, body: Buffer.from(messageGroup) });
const show = (name: string, messages: MessageView[]): void => console.log(`${name}: ${messages.map(({ messageGroup }) => messageGroup).join(' ') || 'nothing'}`);

const first = await a.receive(1, 30_000);
show('a', first);
show('b, before the ack', await b.receive(1, 30_000)); // bob 不是 alice，也得等 // bob is not alice, and has to wait
for (const message of first) await a.ack(message);
const second = await b.receive(1, 30_000);
show('b, after the ack', second);
// #endregion lock

for (const message of second) await b.ack(message);
process.exit(0);
