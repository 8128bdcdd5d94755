import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { startCluster } from '../cluster/cluster.ts';
import { Consumers, handover, rate } from './deliveries.ts';
import { transcript, type Found, type Plan } from './experiment.ts';

const topic = 'rebalance-harm';
const queues = 4;
/** One message to each queue every so many ms; the listener takes twice as long, so that two messages of a queue are always at work. */
const every = 50;
const work = 100;
/** How long the group is watched after each change, in ms. */
const calm = 2500;

/**
 * One consumer works on four queues without a pause; another joins and goes: by shutdown(), by SIGKILL, and by shutdown() with time to finish.
 * Each change is looked at from a second before it until the queues have flowed for `calm` ms again.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  await using cluster = await startCluster({ proxy: false, topics: [{ name: topic, queues }] });
  using consumers = new Consumers(cluster);
  const producer = await consumers.process();
  const stays = await consumers.process();
  const comes = [await consumers.process(), await consumers.process(), await consumers.process()] as const;
  const join = (name: string, settings = ''): string => `join ${name} ${topic} concurrent ${work} ${settings}`.trim();

  await producer.give(`send ${topic} ${queues} ${every}`);
  await stays.give(join('A'));
  await consumers.holds('A', topic, queues, 0);
  await wait(calm);

  const spans: { event: string; from: number; to: number }[] = [];
  const change = async (event: string, act: () => unknown, taker: string, count: number): Promise<void> => {
    const from = Date.now();
    await act();
    await consumers.holds(taker, topic, count, taker === 'A' ? Date.now() : from);
    await wait(calm);
    spans.push({ event, from: from - 1000, to: Date.now() });
    say(`experiments: rebalance, ${event}`);
  };
  const [b, c, d] = comes;
  await change('start()', () => b.give(join('B')), 'B', queues / 2);
  const log = results(globSync(`${cluster.folder}/logs/rocketmqlogs/*.log`).map((file) => readFileSync(file, 'utf8')).join('\n'));
  await change('shutdown()', () => b.give('leave B'), 'A', queues);
  await change('start()', () => c.give(join('C')), 'C', queues / 2);
  await change('SIGKILL', () => c.client.kill(), 'A', queues);
  if (!brief) await change('start()', () => d.give(join('D', 'await=3000')), 'D', queues / 2);
  if (!brief) await change('shutdown(), await 3000', () => d.give('leave D'), 'A', queues);
  await producer.give(`halt ${topic}`);
  await wait(500);

  const rows = spans.map(({ event, from, to }) => {
    const { moved, pauses, twice, burst, lost } = handover(consumers.deliveries, topic, from, to);
    return { event, moved: moved.length, shortest: ten(Math.min(...pauses)), longest: ten(Math.max(...pauses)), twice, burst, lost };
  });
  const [first, second] = spans;
  const moving = handover(consumers.deliveries, topic, first?.from ?? 0, first?.to ?? 0).moved;
  const curve = rate(consumers.deliveries, first?.from ?? 0, second?.to ?? 0, 250, ({ queue }) => moving.includes(queue));
  return { rows, curves: { flow: { moved: curve } }, transcripts: { log } };
}

/** What the clients logged about the queues of the topic, in an order that is the same each time. */
function results(log: string): ReturnType<typeof transcript> {
  const lines = log.split('\n').filter((line) => line.includes('client rebalanced result changed') && line.includes(`topic=${topic},`)).map((line) => line.slice(line.indexOf('client rebalanced')));
  const shown = transcript(`grep -ho 'client rebalanced result changed.*topic=${topic}.*' ~/logs/rocketmqlogs/*.log | sort`, lines.join('\n'), [{ pattern: /(?<=clientId=)[^,]+/g, word: 'IP@PID#…' }]);
  return { ...shown, output: shown.output.sort() };
}

function ten(ms: number): number {
  return Math.round(ms / 10) * 10;
}

export const rebalanceHarm: Plan = {
  client: 'java',
  run,
  agrees(fresh, recorded) {
    for (const { event, moved, shortest, longest, twice, lost } of [...fresh, ...recorded]) {
      assert.equal(moved, queues / 2, `${event}: ${moved} queues moved`);
      assert.ok(Number(shortest) > 400 && Number(longest) < 10_000, `${event}: paused ${shortest} to ${longest} ms`);
      assert.equal(lost, 0, `${event}: ${lost} lost`);
      if (!String(event).includes('await')) assert.ok(Number(twice) > 0, `${event}: ${twice} delivered twice`);
    }
    assert.equal(recorded.length, 6);
  },
};
