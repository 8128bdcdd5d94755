// A consumer that lives through the death of the only Broker without being restarted: it receives, backs off, and gets back what it could not acknowledge.
// topic: ha-reconnect NORMAL
// group: ha-reconnect-billing
// disturb: a second after its first line the Broker is killed, and started again while this runs
// limit: 150 s
// mask: /(?<=meanwhile: )\w+/ error
// mask: /\d+(?= failed attempts)/ n
// mask: /\d+(?= deliveries)/ n
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'ha-reconnect';
const run = Date.now(); // what an earlier run left behind is not counted
const total = 40;

const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
await producer.startup();
const consumer = new mq.SimpleConsumer({
  endpoints,
  namespace: '',
  consumerGroup: 'ha-reconnect-billing',
  subscriptions: new Map([[topic, '*']]),
  awaitDuration: 5000,
});
await consumer.startup();
for (let n = 1; n <= total; n++) await producer.send({ topic, keys: [`${run}-${n}`], body: Buffer.from(String(n)) });
console.log(`${total} sent`);

// #region receive
const done = new Set<string>(); // 正式环境是业务库里的唯一键 // in production a unique key in the business database
let deliveries = 0;
let failed = 0;
let first = '';
let failures = 0;
const deadline = Date.now() + 120_000;
while (done.size < total && Date.now() < deadline) {
  try {
    // 一次只拿一条，停机一定落在中间 // one at a time, so that the outage falls in the middle
    for (const message of await consumer.receive(1, 10_000)) {
      const key = message.keys[0] ?? message.messageId;
      if (key.startsWith(`${run}-`)) {
        deliveries++;
        await wait(150); // 干活 // the work
        done.add(key); // 第二次来什么也不变 // a second delivery changes nothing
      }
      await consumer.ack(message); // 抛异常也没关系：到点会再投 // if this throws, the message simply comes again
    }
    failures = 0;
  } catch (error) {
    first ||= error instanceof Error ? error.name : String(error);
    failed++;
    await wait(Math.min(2000, 100 * 2 ** ++failures)); // 不重启，不新建，只是退避 // no restart, no new client, only a pause
  }
}
// #endregion receive
console.log(`meanwhile: ${first}, ${failed} failed attempts`);
console.log(`${done.size} of ${total} done in ${deliveries} deliveries`);
process.exit(0);
