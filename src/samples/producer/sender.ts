// One producer for the whole process: a limit of sends in flight, a pause between attempts, a log line for each outcome, and an orderly end.
// topic: producer-sender NORMAL
// mask: /\b[0-9A-F]{34}\b/ messageId
// mask: /(?<=offset=)\d+/ n
// mask: /(?<=cost=)\d+/ n
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Producer } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'producer-sender';
const lines: string[] = []; // sends run side by side: printed in the order of their keys
const log = (line: string): void => void lines.push(line);

// #region sender
class Sender {
  readonly #producer: Producer;
  readonly #limit: number;
  readonly #inFlight = new Set<Promise<boolean>>();
  #closing = false;
  most = 0;

  constructor(producer: Producer, limit: number) {
    this.#producer = producer;
    this.#limit = limit;
  }

  async send(key: string, body: Buffer): Promise<boolean> {
    // 路上的够多了就等：客户端自己不限 // enough in flight: wait, the client itself has no limit
    while (this.#inFlight.size >= this.#limit) await Promise.race(this.#inFlight);
    if (this.#closing) throw new Error(`${key}: shutting down, not sent`);
    const sending = this.#attempts(key, body);
    this.#inFlight.add(sending);
    this.most = Math.max(this.most, this.#inFlight.size);
    return sending.finally(() => this.#inFlight.delete(sending));
  }

  // true：有回执。false：未知，留着，稍后用同一个键再发 // true: a receipt. false: unknown, keep it and send it later under the same key
  async #attempts(key: string, body: Buffer): Promise<boolean> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const started = Date.now();
      try {
        const { messageId, offset } = await this.#producer.send({ topic, keys: [key], body });
        log(`key=${key} attempt=${attempt} stored messageId=${messageId} offset=${offset} cost=${Date.now() - started} ms`);
        return true;
      } catch (error) {
        log(`key=${key} attempt=${attempt} unknown size=${body.length} cost=${Date.now() - started} ms ${String(error)}`);
        await wait(100 * 2 ** attempt * (0.5 + Math.random())); // 退避加抖动 // back off, with jitter
      }
    }
    return false;
  }

  // 先不收新的，再等路上的，最后关客户端 // take no more, wait for what is in flight, then close the client
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.allSettled(this.#inFlight);
    await this.#producer.shutdown();
  }
}
// #endregion sender

// maxAttempts: 1, or the client's own attempts, at once and without a pause, are multiplied with those above
const producer = new mq.Producer({ endpoints, namespace: '', topic, maxAttempts: 1, requestTimeout: 10_000 });
await producer.startup();
const sender = new Sender(producer, 2);

const body = Buffer.from('{"amount":42}');
const results = await Promise.all(['order-1', 'order-2', 'order-3', 'order-4'].map((key) => sender.send(key, body)));
const tooLarge = await sender.send('order-5', Buffer.alloc(5 * 1024 * 1024));
const last = sender.send('order-6', body); // in flight when the service is told to stop
await sender.close();
const late = await sender.send('order-7', body).catch((error: unknown) => String(error));

for (const line of lines.sort()) console.log(line);
console.log(`with a receipt: ${[...results, tooLarge, await last].filter(Boolean).length} of 6, in flight at most: ${sender.most}`);
console.log(late);
process.exit(0);
