// Goes on taking orders while the only Broker is killed: what has no receipt stays in line and is sent again under its key.
// topic: ha-keep-sending NORMAL
// disturb: a second after its first line the Broker is killed, and started again while this runs
// limit: 120 s
// mask: /(?<=without a receipt: )\w+/ error
// mask: /\d+(?= attempts)/ n
// mask: /\d+(?= s without)/ n
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import type { Producer } from 'rocketmq-client-nodejs';

interface Order {
  id: string;
}

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'ha-keep-sending';

// #region send
class Line {
  readonly #waiting: Order[] = []; // 正式环境写进本地库 // in production a local table
  #stored = 0;

  add(order: Order): void {
    this.#waiting.push(order);
  }

  get stored(): number {
    return this.#stored;
  }

  // 一条一条发，没有回执就停下来等，不再拿下一条去撞 // one by one; without a receipt it pauses instead of running the next into the same wall
  async run(producer: Producer, until: () => boolean): Promise<void> {
    let failures = 0;
    let since = 0;
    while (!until()) {
      const [order] = this.#waiting;
      if (!order) {
        await wait(20);
        continue;
      }
      try {
        await producer.send({ topic, keys: [order.id], body: Buffer.from(JSON.stringify(order)) });
        this.#waiting.shift(); // 有回执才出队 // leaves the line only with a receipt
        this.#stored++;
        if (failures > 0) console.log(`receipts again after ${failures} attempts, ${Math.round((Date.now() - since) / 1000)} s without`);
        failures = 0;
      } catch (error) {
        if (failures++ === 0) {
          since = Date.now();
          console.log(`without a receipt: ${error instanceof Error ? error.name : error}`);
        }
        await wait(Math.min(2000, 100 * 2 ** failures)); // 退避 // back off
      }
    }
  }
}
// #endregion send

const producer = new mq.Producer({ endpoints, namespace: '', topic, maxAttempts: 1, requestTimeout: 10_000 });
await producer.startup();
const orders = 60;
const line = new Line();
const deadline = Date.now() + 90_000;
const sending = line.run(producer, () => line.stored === orders || Date.now() > deadline);
for (let n = 1; n <= orders; n++) {
  line.add({ id: `order-${n}` }); // 下单不等 RocketMQ // taking an order does not wait for RocketMQ
  await wait(100);
  if (n !== 10) continue;
  while (line.stored < 10) await wait(50);
  console.log('the first 10 orders are stored');
}
console.log(`orders taken: ${orders}`);
await sending;
console.log(`orders stored: ${line.stored}`);
process.exit(0);
