// Sends five messages to a topic with four queues, and shows that the queue in a receipt is not where the message went.
// topic: send-queue NORMAL 4
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'send-queue';
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();

// #region send
const queues: number[] = [];
const offsets = new Set<number>();
for (let i = 1; i <= 5; i++) {
  const receipt = await producer.send({ topic, body: Buffer.from(`message ${i}`) });
  queues.push(receipt.messageQueue.queueId); // 客户端自己的候选，不在应答里 // the client's own candidate, not in the response
  offsets.add(receipt.offset); // Broker 给的位点，属于 Proxy 选的那个队列 // the Broker's offset, in the queue that the Proxy chose
}
console.log(`queues in the receipts: ${queues.join(', ')}`);
console.log(`different offsets: ${offsets.size} of 5`);
// #endregion send

await producer.shutdown();
process.exit(0);
