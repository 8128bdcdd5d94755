// Five messages with different Tags, two of them with the same hash code; four groups subscribe with different expressions.
// topic: filter-tags NORMAL 1
// group: filter-tags-two
// group: filter-tags-one
// group: filter-tags-pipe
// group: filter-tags-all
import { randomUUID } from 'node:crypto';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'filter-tags';
const run = randomUUID();

/** What Java's String.hashCode gives: the number that stands in the ConsumeQueue. */
function hashCode(text: string): number {
  return [...text].reduce((hash, char) => (Math.imul(hash, 31) + char.charCodeAt(0)) | 0, 0);
}

/** Reads until nothing new comes; gives the Tags of this run's messages. */
async function read(group: string, expression: string): Promise<string[]> {
  const subscriptions = new Map([[topic, expression]]);
  const consumer = new mq.SimpleConsumer({ endpoints, namespace: '', consumerGroup: `filter-tags-${group}`, subscriptions, awaitDuration: 5000 });
  await consumer.startup();
  const tags: string[] = [];
  for (;;) {
    const messages = await consumer.receive(16, 30_000);
    if (messages.length === 0) return tags.sort();
    for (const message of messages) {
      if (message.keys[0] === run) tags.push(message.tag ?? '(no tag)');
      await consumer.ack(message);
    }
  }
}

// #region tags
const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
for (const tag of ['Aa', 'BB', 'paid', 'refunded', undefined]) {
  await producer.send({ topic, ...(tag && { tag }), keys: [run], body: Buffer.from('{}') });
}
console.log(`hash code: Aa ${hashCode('Aa')}, BB ${hashCode('BB')}`); // 一样 // the same

const expressions = {
  two: 'Aa || paid',
  one: 'BB',
  pipe: 'Aa | paid', // 少写一个 |：成了一个名叫 "Aa | paid" 的 Tag // one | missing: one Tag with the name "Aa | paid"
  all: '*',
};
const lines = Object.entries(expressions).map(async ([group, expression]) => `${expression}: ${(await read(group, expression)).join(', ') || 'nothing'}`);
for (const line of await Promise.all(lines)) console.log(line);
// #endregion tags
process.exit(0);
