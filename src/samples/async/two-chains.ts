// One order and the three services that have to hear of it: called one after the other, called at once, or told by one message.
// topic: async-orders NORMAL
// group: async-sms
// group: async-points
// group: async-search
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'async-orders';
/** Orders, milliseconds from one to the next, milliseconds that a service takes, and the SMS; `queueing` where that does one order at a time. */
const [orders = '1', every = '0', usual = '2000', sms = usual, queueing = ''] = process.argv.slice(2);
const measured = process.argv.length > 2;

/** What one order went through: when it was placed, when its caller had an answer, when each service was done with it. */
interface Trace {
  placed: number;
  answered: number;
  done: number[];
  work: number;
}
const traces = new Map<string, Trace>();
/** Of an order: how long its caller waited, how long until all was done, and how long the services worked, in ms. */
const spans = ({ placed, answered, done, work }: Trace) => ({ caller: answered - placed, done: Math.max(...done) - placed, work });

let line: Promise<unknown> = Promise.resolve();
/** A service: a call of another system that takes a fixed time. It does the same work, whoever asks for it. */
async function serve(service: string, orderId: string): Promise<void> {
  const trace = traces.get(orderId);
  if (!trace) return; // of an earlier run
  const work = async (): Promise<void> => {
    const began = performance.now();
    await wait(Number(service === 'sms' ? sms : usual));
    trace.work += performance.now() - began;
    trace.done.push(performance.now());
  };
  if (service !== 'sms' || !queueing) return work();
  line = line.then(work);
  await line;
}

const services = ['sms', 'points', 'search'];
const producer = new mq.Producer({ endpoints, namespace: '', topic });
const consumers = services.map((service) => new mq.PushConsumer({
  endpoints,
  namespace: '',
  consumerGroup: `async-${service}`,
  subscriptions: new Map([[topic, '*']]),
  messageListener: {
    async consume(message) {
      await serve(service, message.keys[0] ?? '');
      return mq.ConsumeResult.SUCCESS;
    },
  },
}));

// #region ways
const ways = {
  // 一个接一个地调：等的是三段之和。 // One call after the other: waits for the sum of the three.
  async 'one after the other'(orderId: string): Promise<void> {
    for (const service of services) await serve(service, orderId);
  },
  // 同时调：等的是最慢的那一段。不用消息队列也做得到。 // All at once: waits for the slowest. No message queue needed.
  async 'all at once'(orderId: string): Promise<void> {
    await Promise.all(services.map((service) => serve(service, orderId)));
  },
  // 发一条就返回：等的是一个回执。活还是那三份，只是挪到了后面。 // Send and return: waits for a receipt. The same work, done later.
  async 'one message'(orderId: string): Promise<void> {
    await producer.send({ topic, keys: [orderId], body: Buffer.from(JSON.stringify({ orderId })) });
  },
};
// #endregion ways

async function place(way: keyof typeof ways): Promise<Trace> {
  const orderId = randomUUID();
  const trace: Trace = { placed: performance.now(), answered: 0, done: [], work: 0 };
  traces.set(orderId, trace);
  await ways[way](orderId);
  trace.answered = performance.now();
  const doneThen = trace.done.length;
  while (trace.done.length < services.length) await wait(5);
  if (!measured) console.log(`${way}: answered with ${doneThen} of 3 done, then ${trace.done.length} of 3`);
  return trace;
}

await producer.startup();
for (const consumer of consumers) await consumer.startup();
await place('one message'); // the first message also waits for the consumers to get their queues
for (const way of ['one after the other', 'all at once', 'one message'] as const) {
  const placed: Promise<Trace>[] = [];
  for (let n = 0; n < Number(orders); n++) {
    placed.push(place(way));
    await wait(Number(every));
  }
  for (const trace of await Promise.all(placed)) if (measured) console.log(JSON.stringify({ way, ...spans(trace) }));
}
process.exit(0);
