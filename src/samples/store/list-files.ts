// Sends one message and lists what lies in the folder of its Broker's store.
// topic: store-files NORMAL 1
// store: ROCKETMQ_STORE names the folder of the Broker's store
// mask: /(?<=commitlog\/)\d+/ offset
// mask: /(?<=index\/)\d+/ time
// mask: /(?<=(abort|topics\.json) )\d+/ number
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import { indexKey } from '../../algorithms/index-file.ts';
import { Store } from './store.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const folder = process.env.ROCKETMQ_STORE ?? '';
const topic = 'store-files';
const store = new Store(folder);

const producer = new mq.Producer({ endpoints, namespace: '', topic });
await producer.startup();
const { messageId } = await producer.send({ topic, body: Buffer.from('hello') });
while (!store.index(5_000_000)?.newest(indexKey(topic, messageId))) await wait(100);

// #region list
/** 按名字排最后的，也就是最新的。 // The last by name, which is the newest. */
const newest = (path: string): string => join(path, readdirSync(join(folder, path)).sort().at(-1) ?? '');

const state = ['checkpoint', 'abort', 'lock', 'timerwheel', 'config/timercheck', 'config/topics.json', 'rocksdbstore/CURRENT'];
for (const path of [newest('commitlog'), newest(`consumequeue/${topic}/0`), newest('index'), ...state]) {
  const { size, blocks } = statSync(join(folder, path));
  console.log(`${path} ${size}${blocks * 512 < size ? ' sparse' : ''}`); // 没写到的地方不占磁盘 // sparse: what is not written takes no disk
}
// #endregion list

await producer.shutdown();
process.exit(0);
