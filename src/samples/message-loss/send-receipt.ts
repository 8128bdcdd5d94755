// Sends an order, reads what came back, and sends it again under the same key when nothing is known.
// topic: loss-receipt NORMAL
// mask: /\b[0-9A-F]{34}\b/ messageId
import mq from 'rocketmq-client-nodejs';
import type { Producer } from 'rocketmq-client-nodejs';

interface Order {
  id: string;
  amount: number;
  note?: string;
}

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'loss-receipt';

// #region send
async function send(producer: Producer, order: Order): Promise<'stored' | 'unknown'> {
  try {
    const receipt = await producer.send({
      topic,
      keys: [order.id], // 业务键：重发时不变，查消息、去重都靠它 // business key: the same on every resend
      body: Buffer.from(JSON.stringify(order)),
    });
    console.log(`stored  ${order.id} messageId=${receipt.messageId}`);
    return 'stored';
  } catch (error) {
    // 没有回执就是未知，不看异常的类型：Broker 刚恢复时连 TypeError 都会出现 // No receipt means unknown, whatever the error: even a TypeError
    console.log(`unknown ${order.id} ${String(error)}`);
    return 'unknown'; // 留着，稍后用同一个键重发 // keep it, resend later under the same key
  }
}
// #endregion send

const producer = new mq.Producer({
  endpoints,
  namespace: '',
  topic,
  maxAttempts: 3,
  requestTimeout: 10_000, // longer than the Proxy and the Broker wait themselves, so that their answer is heard
});
await producer.startup();

const order = { id: 'order-1001', amount: 42 };
await send(producer, order);
await send(producer, order); // what a caller does after `unknown`: same order, same key, another message id
await send(producer, { id: 'order-1002', amount: 42, note: 'x'.repeat(5 * 1024 * 1024) });

await producer.shutdown();
process.exit(0);
