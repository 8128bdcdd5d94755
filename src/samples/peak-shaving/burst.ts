// A burst comes in at 200 messages a second, the work behind it is done at 60: what waits, and for how long.
// topic: peak-burst NORMAL
// group: peak-burst-workers
// mask: /(?<=most )\d+/ n
// mask: /(?<=after )[\d.]+/ seconds
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'peak-burst';
const [burstSeconds = 2, trace] = [Number(process.argv[2] ?? 2), process.argv[3]];
const run = `${process.pid}`; // messages of an earlier run are not counted
const start = Date.now();
let [sent, failed, done] = [0, 0, 0];
const latencies: number[] = [];

const producer = new mq.Producer({ endpoints, namespace: '', topic, requestTimeout: 10_000 });
const consumer = new mq.SimpleConsumer({
  endpoints, namespace: '', consumerGroup: 'peak-burst-workers', subscriptions: new Map([[topic, '*']]), awaitDuration: 5000, // the Proxy takes no less
});
await Promise.all([producer.startup(), consumer.startup()]);

// #region send
// 每秒发 rate 条：不等上一条的回执，来多少收多少。 // Sends so many a second without waiting for the last receipt: all that comes is taken.
async function send(rate: number, seconds: number): Promise<void> {
  const sending: Promise<void>[] = [];
  for (let i = 0, begin = Date.now(); i < rate * seconds; i++) {
    await wait(Math.max(0, begin + (i * 1000) / rate - Date.now()));
    const asked = Date.now();
    sending.push(producer.send({ topic, keys: [`order-${i}`], tag: run, body: Buffer.from('{}') }).then(
      () => { sent++; latencies.push(Date.now() - asked); },
      () => { failed++; },
    ));
  }
  await Promise.all(sending);
}
// #endregion send

// #region work
// 每秒只做 rate 条，多了就留在 Broker：节奏由消费者定。 // Does so many a second, the rest stays in the Broker: the consumer sets the pace.
async function work(turn: () => Promise<unknown>, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    for (const message of await consumer.receive(16, 60_000)) {
      await turn(); // 干活 // the work
      await consumer.ack(message);
      if (message.tag === run) done++;
    }
  }
}

function atMost(rate: number): () => Promise<unknown> {
  let next = Date.now();
  return () => {
    next = Math.max(next + 1000 / rate, Date.now() - 500); // 落后半秒以内可以追 // may catch up on half a second
    return wait(Math.max(0, next - Date.now()));
  };
}
// #endregion work

let [most, drained, over] = [0, 0, false];
const watching = setInterval(() => {
  const waiting = sent - done;
  most = Math.max(most, waiting);
  if (drained === 0 && over && waiting <= 10) drained = Date.now();
  if (trace) console.log(['point', Date.now() - start, sent, done].join(' '));
}, 250);

const stop = new AbortController();
const turn = atMost(60);
const working = Promise.all([1, 2, 3, 4].map(() => work(turn, stop.signal)));
await send(20, 2); // 平时 // ordinary times
const began = Date.now();
await send(200, burstSeconds); // 洪峰 // the burst
const peak = Date.now();
over = true;
while (drained === 0 && Date.now() - peak < 50_000) await send(20, 1); // 又回到平时 // ordinary times again
stop.abort();
clearInterval(watching);

latencies.sort((a, b) => a - b);
if (trace) console.log(['result', sent, failed, most, drained - peak, latencies[Math.floor(latencies.length * 0.99)], peak - began].join(' '));
console.log(`refused: ${failed}; waiting at most ${most}; drained after ${((drained - peak) / 1000).toFixed(1)} s`);
await working;
await Promise.all([producer.shutdown(), consumer.shutdown()]);
process.exit(0);
