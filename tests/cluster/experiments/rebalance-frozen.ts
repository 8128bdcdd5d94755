import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { startCluster } from '../cluster/cluster.ts';
import { Consumers } from './deliveries.ts';
import type { Found, Plan } from './experiment.ts';

const topic = 'rebalance-frozen';
/** In ms: a Broker forgets a consumer after 120 s without a heartbeat, which come every 30 s; here both are shorter, to see the rest in a minute. */
const expiry = 5000;
const heartbeat = 1000;

/** One of two consumers is frozen (SIGSTOP): when the other has its queues; and, when it goes on (SIGCONT), what it does. */
async function run(say: (line: string) => void): Promise<Found> {
  await using cluster = await startCluster({ masters: [{ config: { channelExpiredTimeout: expiry } }], proxy: false, topics: [{ name: topic, queues: 4 }] });
  using consumers = new Consumers(cluster);
  const { deliveries } = consumers;
  const [producer, stays, freezes] = [await consumers.process(), await consumers.process(), await consumers.process()];
  await producer.give(`send ${topic} 4 100`);
  await stays.give(`join A ${topic} concurrent 100 heartbeat=${heartbeat}`);
  await freezes.give(`join B ${topic} concurrent 100 heartbeat=${heartbeat}`);
  await consumers.holds('B', topic, 2, 0);
  await wait(3000);
  const queues = new Set(deliveries.filter(({ consumer, begin }) => consumer === 'B' && begin > Date.now() - 1000).map(({ queue }) => queue));

  const frozen = Date.now();
  freezes.client.pause();
  await consumers.holds('A', topic, 4, frozen + 500);
  say('experiments: a frozen consumer, its queues taken over');
  await wait(4000);
  const thawed = Date.now();
  freezes.client.resume();
  await wait(8000);
  await producer.give(`halt ${topic}`);

  const taken = deliveries.filter(({ consumer, queue, begin }) => consumer === 'A' && queues.has(queue) && begin > frozen + 500);
  const again = deliveries.filter(({ consumer, begin }) => consumer === 'B' && begin > thawed);
  const twice = again.filter((one) => taken.some(({ queue, number, begin }) => queue === one.queue && number === one.number && begin < one.begin));
  const first = Math.min(...taken.map(({ begin }) => begin));
  return {
    rows: [
      { signal: 'SIGSTOP', ms: ten(first - frozen), twice: taken.length - new Set(taken.map(({ queue, number }) => `${queue}/${number}`)).size },
      { signal: 'SIGCONT', ms: twice.length > 0 ? ten(Math.max(...twice.map(({ begin }) => begin)) - thawed) : 0, twice: twice.length },
    ],
  };
}

function ten(ms: number): number {
  return Math.round(ms / 10) * 10;
}

export const rebalanceFrozen: Plan = {
  client: 'java',
  waits: true, // for the expiry, the scan and the other's own period
  run,
  agrees(fresh, recorded) {
    for (const [stopped, resumed] of [fresh, recorded]) {
      assert.ok(Number(stopped?.ms) > expiry && Number(stopped?.ms) < expiry + 10_000 + 20_000 + 5000, `taken over after ${stopped?.ms} ms`);
      assert.ok(Number(resumed?.twice) > 0, 'nothing twice after it went on');
    }
  },
};
