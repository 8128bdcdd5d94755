import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Consumers, handover, type Delivery } from './deliveries.ts';
import type { Found, Plan } from './experiment.ts';

/** By group, what the listener of A takes, which is there first, in ms. Those that come take 20. */
const work = { quick: 20, slow: 8000, killed: 20 } as const;
type Name = keyof typeof work;
const calm = 3000;
/**
 * In ms. A round that changes a client's queues gives its subscription a new version and tells the Broker with a heartbeat, but not while another heartbeat
 * is under way (MQClientInstance.sendHeartbeatToAllBrokerWithLockV2), as the first one is a second after start(); pulls are then refused until the next:
 * after 30 s by default, which would hide what is measured here.
 */
const heartbeat = 1000;
const topicOf = (name: Name): string => `order-${name}`;
const join = (consumer: string, name: Name, takes = 20): string => `join ${consumer} ${topicOf(name)} ordered ${takes} heartbeat=${heartbeat}`;

/**
 * Ordered consumers of three groups, each with a topic of two queues, to each of which a second one comes. In one A's listener is quick, and the
 * second leaves again; in one it takes far longer than the half second for which giving up a queue waits; in one the second is killed as soon as it works.
 * A listener that takes longer than 20 s is another run's (ordered-lock.ts).
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  const names: readonly Name[] = brief ? ['quick', 'slow'] : ['quick', 'slow', 'killed'];
  await using cluster = await startCluster({ proxy: false, topics: names.map((name) => ({ name: topicOf(name), queues: 2 })) });
  using consumers = new Consumers(cluster);
  const { deliveries } = consumers;
  const [first, second, third] = [await consumers.process(), await consumers.process(), await consumers.process()];
  for (const name of names) await first.give(`send ${topicOf(name)} 2 100`);
  for (const name of names) await first.give(join('A', name, work[name]));
  for (const name of names) await consumers.holds('A', topicOf(name), 2, 0);

  /** Watches what a change does until the queues have flowed for a while. */
  const watch = async (event: string, name: Name, from: number, flows: Promise<void>): Promise<Row> => {
    await flows;
    await wait(calm);
    say(`experiments: ordered rebalance, ${event}, ${name}`);
    return { event, listener: work[name], ...measure(deliveries, topicOf(name), from) };
  };
  const killed = async (): Promise<Row> => {
    await third.give(join('C', 'killed'));
    await consumers.holds('C', topicOf('killed'), 1, 0);
    third.client.kill();
    const kill = Date.now();
    // From the first message that it was given: the one before that was still A's.
    const from = deliveries.find(({ consumer }) => consumer === 'C')?.begin ?? kill;
    return watch('SIGKILL', 'killed', from, consumers.holds('A', topicOf('killed'), 2, kill + 100));
  };
  // The listener has just begun with either queue: it will not be done in the half second in which the change could find it free.
  const begins = async (from: number): Promise<void> => {
    const queues = (): number => new Set(deliveries.filter((one) => one.topic === topicOf('slow') && one.begin >= from).map(({ queue }) => queue)).size;
    await until(async () => queues() === 2, 'the slow listener begins with no message');
  };
  const rows: Promise<Row>[] = names.includes('killed') ? [killed()] : [];
  const slow = Date.now();
  await begins(slow);
  await second.give(join('B', 'slow'));
  rows.unshift(watch('start()', 'slow', slow, consumers.holds('B', topicOf('slow'), 1, 0)));
  const came = Date.now();
  await second.give(join('B2', 'quick'));
  const quick = [await watch('start()', 'quick', came - 1000, consumers.holds('B2', topicOf('quick'), 1, 0))];
  const left = Date.now();
  await second.give('leave B2');
  quick.push(await watch('shutdown()', 'quick', left - 1000, consumers.holds('A', topicOf('quick'), 2, Date.now())));
  return { rows: [...quick, ...(await Promise.all(rows))] };
}

function measure(all: readonly Delivery[], topic: string, from: number): Row {
  const { moved, pauses, twice, lost } = handover(all, topic, from, Date.now());
  const mine = all.filter((one) => one.topic === topic && one.begin >= from);
  const after = (one: Delivery): Delivery[] => mine.filter((other) => other.queue === one.queue && other.consumer !== one.consumer && other.begin > one.begin && other.begin < (one.end ?? one.begin));
  return {
    moved: moved.length, pause: Math.round(Math.max(...pauses) / 10) * 10, twice, lost,
    // While a listener was at work on a message: how long another consumer worked on the same queue, and how many later messages that one finished.
    together: Math.round(Math.max(0, ...mine.flatMap((one) => after(one).map(({ begin }) => (one.end ?? one.begin) - begin))) / 10) * 10,
    overtaken: Math.max(0, ...mine.map((one) => new Set(after(one).filter(({ number, end }) => number > one.number && end !== undefined && end < (one.end ?? 0)).map(({ number }) => number)).size)),
  };
}

/** RebalanceImpl.updateProcessQueueTableInRebalance: the first pull of a queue that was added. */
const pullDelay = 500;
/** RebalanceService.waitInterval: from a round that ended balanced to the next one, unless somebody is told of a change. */
const round = 20_000;
/** RebalanceLockManager.REBALANCE_LOCK_MAX_LIVE_TIME, and how often the holder renews it: ProcessQueue.REBALANCE_LOCK_INTERVAL. */
const [lockLives, lockRenewed] = [60_000, 20_000];
/**
 * For all that is done at once, or tried again after RebalanceService.minInterval (1 s), on a machine that is busy with other things.
 * Less than half a round, so that a limit tells being told of a change from coming upon it.
 */
const slack = 9000;

/** What the longest pause of a queue that moves may be, in ms. */
const limits: Record<string, [number, number]> = {
  // The old owner is told of the change, finds its listener free within half a second, and unlocks.
  'start() 20': [pullDelay, pullDelay + slack],
  'shutdown() 20': [pullDelay, pullDelay + slack],
  // It finds its listener at work on a message begun before, and unlocks in its next round.
  [`start() ${work.slow}`]: [round, round + work.slow + pullDelay + slack],
  // Nobody unlocks; the lock was last renewed at the kill or up to one interval before it.
  'SIGKILL 20': [lockLives - lockRenewed, lockLives + pullDelay + slack],
};

export const rebalanceOrder: Plan = {
  client: 'java',
  waits: true, // for the lock of the killed consumer to expire: a minute
  run,
  agrees(fresh, recorded) {
    for (const { event, listener, moved, pause, lost, together, overtaken } of [...fresh, ...recorded]) {
      const about = `${event}, listener ${listener} ms`;
      const [least = 0, most = 0] = limits[`${event} ${listener}`] ?? [];
      assert.ok(Number(pause) >= least && Number(pause) <= most, `${about}: paused ${pause} ms, not ${least} to ${most}`);
      assert.equal(moved, 1, `${about}: ${moved} queues moved`);
      assert.equal(lost, 0, `${about}: ${lost} lost`);
      assert.equal(together, 0, `${about}: two at work for ${together} ms`);
      assert.equal(overtaken, 0, `${about}: overtaken by ${overtaken}`);
    }
    assert.equal(recorded.length, 4);
  },
};
