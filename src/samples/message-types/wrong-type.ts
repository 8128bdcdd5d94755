// Sends four messages to a topic of type NORMAL; only one of them is of that type.
// topic: types-wrong NORMAL
// mask: /(?<=request-id=)[^,]+/ request-id
import mq from 'rocketmq-client-nodejs';
import type { MessageOptions } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'types-wrong';
const producer = new mq.Producer({ endpoints, namespace: '', topic, maxAttempts: 1, requestTimeout: 10_000 });
await producer.startup();

// #region send
type Extra = Partial<MessageOptions>;
const body = Buffer.from('order-1');
const attempts: [string, Extra][] = [
  ['nothing', {}], // NORMAL
  ['a message group', { messageGroup: 'order-1' }], // FIFO
  ['a delay', { delay: 3000 }], // DELAY
  ['priority 0', { priority: 0 }], // 客户端算作 NORMAL，Proxy 算作 PRIORITY // NORMAL to the client, PRIORITY to the Proxy
];
for (const [what, extra] of attempts) {
  try {
    await producer.send({ topic, body, ...extra });
    console.log(`${what}: stored`);
  } catch (error) {
    console.log(`${what}: ${String(error)}`);
  }
}
// #endregion send

await producer.shutdown();
process.exit(0);
