/**
 * A service that sends one transactional message with the Node client; a process of its own, since the client keeps its process alive.
 * Arguments: endpoints, topic, seconds to be connected before the send, seconds that the local transaction takes.
 * Prints `check` for each check-back and `committed` when its commit was answered.
 */
import { setTimeout as wait } from 'node:timers/promises';
import mq from 'rocketmq-client-nodejs';
import { TransactionResolution } from '../../../src/samples/distributed-transactions/resolution.ts';

const [, , endpoints = '', topic = '', connected, seconds] = process.argv;
let done = false;
const producer = new mq.Producer({
  endpoints,
  namespace: '',
  topic,
  checker: {
    async check() {
      console.log('check');
      return done ? TransactionResolution.COMMIT : TransactionResolution.UNSPECIFIED;
    },
  },
});
await producer.startup();
await wait(Number(connected) * 1000);
const transaction = producer.beginTransaction();
await producer.send({ topic, keys: [topic], body: Buffer.alloc(256) }, transaction);
await wait(Number(seconds) * 1000);
done = true;
await transaction.commit();
console.log('committed');
