// Sends three messages and finds them again in the files that the Broker wrote.
// topic: store-demo NORMAL 1
// store: ROCKETMQ_STORE names the folder of the Broker's store
// mask: /(?<=\b(offset|queueOffset|size)=)\d+/ number
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import { indexKey } from '../../algorithms/index-file.ts';
import { Store } from './store.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'store-demo';
const store = new Store(process.env.ROCKETMQ_STORE ?? '');
const maxHashSlotNum = 5_000_000; // MessageStoreConfig.maxHashSlotNum

const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
let last = '';
for (const n of [1, 2, 3]) {
  const receipt = await producer.send({ topic, tag: 'TagA', keys: [`order-${n}`], body: Buffer.from(`hello ${n}`) });
  last = receipt.messageId;
}
// 索引是最后写的，消息 ID 也在里面。 // The index is written last, and has the message id too.
while (!store.index(maxHashSlotNum)?.newest(indexKey(topic, last))) await wait(100);

// #region read
/** 从 ConsumeQueue 的条目到 CommitLog 里的消息。 // From the entry in the ConsumeQueue to the message in the CommitLog. */
function read(offset: bigint, size: number): void {
  const record = store.record(offset, size);
  if (typeof record === 'string') return;
  const { properties, queueOffset, body } = record;
  console.log(`offset=${offset} size=${size} queueOffset=${queueOffset} tag=${properties.get('TAGS')} keys=${properties.get('KEYS')} body=${body}`);
}

for (const { offset, size, tagsCode } of store.queue(topic, 0).slice(-3)) {
  console.log(`ConsumeQueue offset=${offset} size=${size} tagsCode=${tagsCode}`);
  read(offset, size);
}
const [newest = -1n] = store.index(maxHashSlotNum)?.find(indexKey(topic, 'order-2')) ?? [];
console.log(`Index ${indexKey(topic, 'order-2')} offset=${newest}`);
// #endregion read

await producer.shutdown();
process.exit(0);
