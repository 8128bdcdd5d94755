// Two PushConsumers of a group share one queue; one leaves cleanly while messages keep coming: who gets what, and how often.
// topic: rebalance-leave NORMAL 1
// group: rebalance-leave
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'rebalance-leave';
const run = Date.now().toString(36);
const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const got: { consumer: string; key: string; at: number }[] = [];
const start = async (name: string): Promise<mq.PushConsumer> => {
  const messageListener = {
    async consume(message: mq.MessageView) {
      const [key = ''] = message.keys;
      if (key.startsWith(run)) got.push({ consumer: name, key, at: Date.now() });
      await wait(50);
      return mq.ConsumeResult.SUCCESS;
    },
  };
  const consumer = new mq.PushConsumer({ endpoints, namespace: '', consumerGroup: topic, subscriptions: new Map([[topic, new mq.FilterExpression('*')]]), messageListener, requestTimeout: 10_000 });
  await consumer.startup();
  return consumer;
};

// #region leave
const one = await start('one');
const two = await start('two');
while (one.getQueueSize() === 0 || two.getQueueSize() === 0) await wait(200);
let sent = 0;
const send = async (count: number): Promise<void> => {
  for (const last = sent + count; sent < last; await wait(100)) {
    await producer.send({ topic, keys: [`${run}-${sent}`], body: Buffer.from('order') });
    sent++;
  }
};
await send(40);
const both = ['one', 'two'].every((name) => got.some(({ consumer }) => consumer === name));
const leaving = two.shutdown(); // 做完手里的再走 // finishes what it has, then goes
await send(60); // 其间照发 // sent all the while
while (new Set(got.map(({ key }) => key)).size < sent) await wait(200);

console.log(`one queue, both consumers got some: ${both}`);
console.log(`sent ${sent}, delivered ${got.length}`);
console.log(`the last 40 went to the one that stayed: ${got.slice(-40).every(({ consumer }) => consumer === 'one')}`);
void leaving;
// #endregion leave
process.exit(0);
