// Two Proxy addresses in `endpoints`: what the client makes of them, and trying them one after the other instead.
// topic: ha-addresses NORMAL
// mask: /127\.0\.0\.1:(?!1\b)\d+/ proxy
import mq from 'rocketmq-client-nodejs';
import type { Producer } from 'rocketmq-client-nodejs';

const endpoints = process.env.ROCKETMQ_ENDPOINTS ?? '127.0.0.1:8081';
const topic = 'ha-addresses';
const requestTimeout = 3000;

// #region start
/** 依次试每个地址，用第一个起得来的。 // Tries one address after the other and takes the first that starts. */
async function startAny(addresses: string[]): Promise<Producer> {
  const failures: unknown[] = [];
  for (const address of addresses) {
    const producer = new mq.Producer({ endpoints: address, namespace: '', topic, requestTimeout });
    try {
      await producer.startup();
      console.log(`${address}: started`);
      return producer;
    } catch (error) {
      console.log(`${address}: ${reason(error)}`);
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'no address works');
}
// #endregion start

/** The innermost cause: the client wraps what gRPC said twice. */
function reason(error: unknown): string {
  return error instanceof Error && error.cause ? reason(error.cause) : String(error);
}

const dead = '127.0.0.1:1';
await startAny([`${dead};${endpoints}`, dead, endpoints]).then((producer) => producer.send({ topic, body: Buffer.from('x') }));
console.log('sent');
process.exit(0);
