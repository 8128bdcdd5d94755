// Sends a half message, commits it, and reads from the Broker's CommitLog what became of it.
// topic: tx-half TRANSACTION 1
// store: ROCKETMQ_STORE names the folder of the Broker's store
// mask: /(?<=\b(offset|queueOffset|preparedTransactionOffset)=)\d+/ number
// mask: /(?<=names )\d+/ number
// mask: /(?<=request-id=)[\w-]+/ id
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { CommitLogRecord } from '../store/commit-log.ts';
import { Store } from '../store/store.ts';
import { TransactionResolution } from './resolution.ts';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'tx-half';
const store = new Store(process.env.ROCKETMQ_STORE ?? '');
const producer = new mq.Producer({ endpoints, namespace: '', topic, checker: { check: async () => TransactionResolution.UNSPECIFIED } });
await producer.startup();

// #region read
const before = store.queue(topic, 0).length;
const transaction = producer.beginTransaction();
const { messageId } = await producer.send({ topic, keys: ['order-1'], body: Buffer.from('hello') }, transaction);

function print(what: string, record: CommitLogRecord): void {
  const { topic, queueId, offset, queueOffset, sysFlag, preparedTransactionOffset, properties } = record;
  console.log(`${what}: topic=${topic} queueId=${queueId} offset=${offset} queueOffset=${queueOffset}`);
  console.log(`  sysFlag=${sysFlag} preparedTransactionOffset=${preparedTransactionOffset} REAL_TOPIC=${properties.get('REAL_TOPIC')} TRAN_MSG=${properties.get('TRAN_MSG')}`);
}

const own = (): CommitLogRecord[] => [...store.records()].filter(({ properties }) => properties.get('UNIQ_KEY') === messageId);
let records = own();
for (; records.length < 1; records = own()) await wait(100);
const [half] = records;
if (half) print('half', half);
console.log(`new entries in the queue of ${topic}: ${store.queue(topic, 0).length - before}`);

await transaction.commit();
for (; records.length < 2; records = own()) await wait(100);
const final = records[1];
if (final) print('final', final);
while (store.queue(topic, 0).length === before) await wait(100);
console.log(`new entries in the queue of ${topic}: ${store.queue(topic, 0).length - before}`);

// op：攒到一批才写，内容是做完的半消息在半消息队列里的位置。 // The op record is written in batches; its body names the places of finished half messages in their queue.
const names = ({ topic, body }: CommitLogRecord): boolean => topic === 'RMQ_SYS_TRANS_OP_HALF_TOPIC' && `${body}`.split(',').includes(String(half?.queueOffset));
let op: CommitLogRecord | undefined;
for (; !op; op = [...store.records()].find(names)) await wait(100);
console.log(`op: topic=${op.topic} tag=${op.properties.get('TAGS')} names ${half?.queueOffset}`);
console.log(`prepared offset is the half message: ${final?.preparedTransactionOffset === half?.offset}`);

// 再提交一次：Proxy 已经不记得它了。 // Committing again: the Proxy does not remember it any more.
await transaction.commit().catch((error: unknown) => console.log(String(error)));
// #endregion read
process.exit(0);
