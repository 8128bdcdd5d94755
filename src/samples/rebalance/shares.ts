// Two PushConsumers of a group, normal and FIFO, on topics of four queues: how many queues the Proxy gives to each, before and after one leaves.
// topic: rebalance-normal NORMAL 4
// topic: rebalance-fifo FIFO 4
// group: rebalance-normal
// group: rebalance-fifo ordered
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const start = async (name: string): Promise<mq.PushConsumer> => {
  const messageListener = { consume: async () => mq.ConsumeResult.SUCCESS };
  const consumer = new mq.PushConsumer({ endpoints, namespace: '', consumerGroup: name, subscriptions: new Map([[name, new mq.FilterExpression('*')]]), messageListener, requestTimeout: 10_000 });
  await consumer.startup();
  return consumer;
};

// #region shares
for (const group of ['rebalance-normal', 'rebalance-fifo']) {
  const one = await start(group);
  const two = await start(group);
  const known = async (): Promise<void> => {
    while (one.getQueueSize() === 0 || two.getQueueSize() === 0) await wait(200); // 第一次询问在启动 1 秒后 // the first question comes a second after the start
  };
  await known();
  console.log(`${group}, 4 queues: ${one.getQueueSize()} and ${two.getQueueSize()}`); // 不是 2 和 2 // not 2 and 2
  const leaving = two.shutdown();
  await wait(7000); // 超过一个询问周期 // longer than a period of asking
  console.log(`one is leaving: ${one.getQueueSize()}`); // 没有什么可以移交 // there is nothing to hand over
  void leaving;
}
// #endregion shares
process.exit(0);
