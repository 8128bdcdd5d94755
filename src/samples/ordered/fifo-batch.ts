// Takes three messages of one group at once; the first fails, the other two are acknowledged. All three come again.
// topic: ordered-batch FIFO 1
// group: ordered-batch-shop ordered
// limit: 60 s
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'ordered-batch';
const run = randomUUID();
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: 'ordered-batch-shop', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000 });
await producer.startup();
await consumer.startup();
for (const step of ['created', 'paid', 'shipped']) await producer.send({ topic, messageGroup: 'order-1', keys: [run], body: Buffer.from(step) });

// #region consume
for (let round = 1, done = 0; done < 3; round++) {
  done = 0;
  for (const message of await consumer.receive(16, 30_000)) {
    const fails = round === 1 && done === 0 && message.body.toString() === 'created';
    console.log(`round ${round}: ${message.body.toString()}, delivery ${message.deliveryAttempt}: ${fails ? 'failed' : 'done'}`);
    if (fails) {
      await consumer.changeInvisibleDuration(message, 1000);
      continue; // 错在这里：后两条不该再做。 // The mistake: the two that follow must not be done now.
    }
    await consumer.ack(message); // 确认了也没用：位点停在失败那条 // in vain: the offset stays at the one that failed
    done++;
  }
}
// #endregion consume

await producer.shutdown();
await consumer.shutdown();
process.exit(0);
