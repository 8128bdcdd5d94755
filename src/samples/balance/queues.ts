// What the samples on balance share: where a message lay, and how far the queues lean.
import type { MessageView, SimpleConsumer } from 'rocketmq-client-nodejs';

// #region skew
/** 最多的那个是平均的几倍：1 是均衡，n 个里只有一个有活是 n。 // How many times the mean the largest is: 1 is balanced, n is one of n having it all. */
export function skew(counts: number[]): number {
  const sum = counts.reduce((total, count) => total + count, 0);
  return sum === 0 ? 1 : (Math.max(...counts) * counts.length) / sum;
}
// #endregion skew

/** The queue a message was taken from: the seventh field of its receipt handle. The format is the Proxy's own and may change; good enough to look, not to build on. */
export function queueOf({ receiptHandle }: MessageView): number {
  return Number(receiptHandle.split(' ')[6]);
}

/** Receives and acknowledges `expected` messages, and counts them by queue. */
export async function countByQueue(consumer: InstanceType<typeof SimpleConsumer>, expected: number, queues: number): Promise<number[]> {
  const counts = Array.from({ length: queues }, () => 0);
  for (let seen = 0; seen < expected; ) {
    const messages = await consumer.receive(32, 30_000);
    for (const message of messages) {
      const queue = queueOf(message);
      counts[queue] = (counts[queue] ?? 0) + 1;
    }
    await Promise.all(messages.map((message) => consumer.ack(message)));
    seen += messages.length;
  }
  return counts;
}
