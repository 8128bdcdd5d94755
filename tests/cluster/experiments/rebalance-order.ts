import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Consumers, handover, type Delivery } from './deliveries.ts';
import type { Found, Plan } from './experiment.ts';

/** By group, what the listener of the consumer that was there first takes, in ms. Those that come take 20. */
const work = { quick: 20, slow: 2000, hung: 40_000, killed: 20 } as const;
type Name = keyof typeof work;
const calm = 3000;
const topicOf = (name: Name): string => `order-${name}`;

/**
 * Ordered consumers of four groups, each with a topic of two queues, to each of which a second one comes. In one the first one's listener is quick,
 * and the second leaves again; in one it takes longer than the half second that giving up a queue waits; in one it hangs for 40 s;
 * in one the second consumer is killed as soon as it works.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  const names = brief ? (['quick', 'slow'] as const) : (['quick', 'slow', 'hung', 'killed'] as const);
  await using cluster = await startCluster({ proxy: false, topics: names.map((name) => ({ name: topicOf(name), queues: 2 })) });
  using consumers = new Consumers(cluster);
  const { deliveries } = consumers;
  const [first, second, third] = [await consumers.process(), await consumers.process(), await consumers.process()];
  for (const name of names) await first.give(`send ${topicOf(name)} 2 100`);
  for (const name of names) await first.give(`join A ${topicOf(name)} ordered ${work[name]}`);
  for (const name of names) await consumers.holds('A', topicOf(name), 2, 0);

  const rows: Record<string, Row> = {};
  const measured = (event: string, name: Name, from: number): void => {
    rows[`${event} ${name}`] = { event, listener: work[name], ...measure(deliveries, topicOf(name), from) };
    say(`experiments: ordered rebalance, ${event}, ${name}`);
  };
  /** Watches what follows, while the next commands are given. */
  const after = async (event: string, name: Name, from: number, ended: () => Promise<unknown>): Promise<void> => {
    await ended();
    await wait(calm);
    measured(event, name, from);
  };
  const waits: Promise<void>[] = [];
  const names4 = names as readonly Name[];
  if (names4.includes('killed')) {
    await third.give(`join C ${topicOf('killed')} ordered 20`);
    await consumers.holds('C', topicOf('killed'), 1, 0);
    const from = Date.now();
    third.client.kill();
    waits.push(after('SIGKILL', 'killed', from - 1000, () => consumers.holds('A', topicOf('killed'), 2, from + 100)));
  }
  for (const name of names4.filter((one) => one !== 'killed')) {
    // The listener that takes long began before the second consumer came.
    const from = Date.now() - (name === 'quick' ? 1000 : 60_000);
    await second.give(`join B ${topicOf(name)} ordered 20`);
    const hung = name === 'hung' ? () => until(async () => deliveries.some((one) => one.topic === topicOf(name) && one.consumer === 'A' && one.end !== undefined), 'the hung listener did not return', 60) : async () => {};
    const waiting = after('start()', name, from, async () => {
      await consumers.holds('B', topicOf(name), 1, 0);
      await hung();
    });
    if (name !== 'quick') waits.push(waiting);
    else {
      await waiting;
      const left = Date.now();
      await second.give(`leave B`);
      await after('shutdown()', name, left - 1000, () => consumers.holds('A', topicOf(name), 2, Date.now()));
    }
  }
  await Promise.all(waits);
  return { rows: ['start() quick', 'shutdown() quick', 'start() slow', 'start() hung', 'SIGKILL killed'].flatMap((key) => { const row = rows[key]; return row ? [row] : []; }) };
}

function measure(all: readonly Delivery[], topic: string, from: number): Row {
  const { pauses, twice, lost } = handover(all, topic, from, Date.now());
  const mine = all.filter((one) => one.topic === topic && one.begin >= from);
  const after = (one: Delivery): Delivery[] => mine.filter((other) => other.queue === one.queue && other.consumer !== one.consumer && other.begin > one.begin && other.begin < (one.end ?? one.begin));
  return {
    pause: Math.round(Math.max(...pauses) / 10) * 10, twice, lost,
    // While a listener was at work on a message: how long another consumer worked on the same queue, and how many later messages that one finished.
    together: Math.round(Math.max(0, ...mine.flatMap((one) => after(one).map(({ begin }) => (one.end ?? one.begin) - begin))) / 10) * 10,
    overtaken: Math.max(0, ...mine.map((one) => new Set(after(one).filter(({ number, end }) => number > one.number && end !== undefined && end < (one.end ?? 0)).map(({ number }) => number)).size)),
  };
}

/** What the pause of a case may be, in ms. */
const expected: Record<string, [number, number]> = {
  'start() 20': [400, 10_000], 'shutdown() 20': [400, 10_000], 'start() 2000': [12_000, 26_000], 'start() 40000': [12_000, 45_000], 'SIGKILL 20': [38_000, 66_000],
};

export const rebalanceOrder: Plan = {
  client: 'java',
  waits: true, // for the lock of the killed consumer to expire: a minute
  run,
  agrees(fresh, recorded) {
    for (const { event, listener, pause, lost, together, overtaken } of [...fresh, ...recorded]) {
      const [least = 0, most = 0] = expected[`${event} ${listener}`] ?? [];
      assert.ok(Number(pause) >= least && Number(pause) <= most, `${event}, listener ${listener}: paused ${pause} ms`);
      assert.equal(lost, 0);
      assert.equal(Number(together) > 0 && Number(overtaken) > 0, listener === work.hung, `${event}, listener ${listener}: ${together} ms together, ${overtaken} overtaken`);
    }
    assert.equal(recorded.length, 5);
  },
};
