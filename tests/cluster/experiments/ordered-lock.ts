import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

const program = 'OrderedLock.java';
/** How long the listener is busy with one message while its queue is given to another consumer. */
const busy = 60_000;

/** An orderly consumer in a process of its own, and when its listener began and ended each message (milliseconds). */
class Consumer {
  readonly client: Client;
  readonly begun: { queue: string; at: number }[] = [];
  readonly ended: { queue: string; at: number }[] = [];

  constructor(cluster: Cluster) {
    this.client = new Client(cluster, program);
  }

  async join(topic: string, instance = '-'): Promise<number> {
    await this.client.run(`consume ${topic} ${instance}`, (line) => {
      const [what, queue = '', , at] = line.split(' ');
      if (what === 'begin') this.begun.push({ queue, at: Number(at) });
      if (what === 'end') this.ended.push({ queue, at: Number(at) });
    });
    return Date.now();
  }

  /** When it began its first message after that moment. */
  async firstAfter(moment: number, seconds: number): Promise<number> {
    for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await wait(50)) {
      const found = this.begun.find(({ at }) => at >= moment);
      if (found) return found.at;
    }
    throw new Error(`no message reached the other consumer in ${seconds} s`);
  }
}

const seconds = (from: number, to: number): number => Math.round((to - from) / 100) / 10;

/** Waits until one of the two has had the queue to itself for five seconds, and gives it first. */
async function settled(one: Consumer, two: Consumer): Promise<[Consumer, Consumer]> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await wait(250)) {
    const recent = [one, two].map(({ begun }) => begun.filter(({ at }) => at > Date.now() - 5000).length);
    if ((recent[0] ?? 0) > 20 && recent[1] === 0) return [one, two];
    if ((recent[1] ?? 0) > 20 && recent[0] === 0) return [two, one];
  }
  throw new Error('the queue did not come to rest at one of the two consumers');
}

/** Two consumers, one queue: the one that holds it ends, and the other waits for it. */
async function standby(cluster: Cluster, topic: string, how: 'shutdown()' | 'SIGKILL'): Promise<Row> {
  const [one, two] = [new Consumer(cluster), new Consumer(cluster)];
  await Promise.all([one.join(topic), two.join(topic)]);
  const [holder, other] = await settled(one, two);
  const end = Date.now();
  if (how === 'SIGKILL') holder.client.kill();
  else await holder.client.run('shutdown');
  const row = { holder: how, next: 'standby', seconds: seconds(end, await other.firstAfter(end, 90)), both: 0 };
  one.client.kill();
  two.client.kill();
  return row;
}

/** One consumer is killed and started again under the same instance name, so with the same client id. */
async function restarted(cluster: Cluster, topic: string): Promise<Row> {
  const [first, second] = [new Consumer(cluster), new Consumer(cluster)];
  await first.join(topic, 'node-1');
  await first.firstAfter(0, 90);
  await wait(3000);
  first.client.kill();
  const start = Date.now();
  await second.join(topic, 'node-1');
  const row = { holder: 'SIGKILL', next: 'instanceName=node-1', seconds: seconds(start, await second.firstAfter(start, 90)), both: 0 };
  second.client.kill();
  return row;
}

/** A consumer is busy with a message of either queue for long; another joins and is given one of the two. */
async function joined(cluster: Cluster, topic: string): Promise<Row> {
  const [first, second] = [new Consumer(cluster), new Consumer(cluster)];
  await first.join(topic);
  await first.firstAfter(0, 90);
  await wait(3000);
  const start = await second.join(topic);
  const at = await second.firstAfter(start, 90);
  const queue = second.begun[0]?.queue;
  await wait(Math.max(0, (first.begun[0]?.at ?? 0) + busy + 2000 - Date.now()));
  const free = first.ended.find((ended) => ended.queue === queue)?.at ?? Number.NaN;
  first.client.kill();
  second.client.kill();
  return { holder: `listener ${busy / 1000} s`, next: 'start()', seconds: seconds(start, at), both: Math.max(0, seconds(at, free)) };
}

async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const topics = ['lock-shutdown', 'lock-killed', 'lock-restarted', 'lock-busy'];
  await using cluster = await startCluster({ proxy: false, topics: topics.map((name) => ({ name, queues: name === 'lock-busy' ? 2 : 1 })) });
  using producer = new Client(cluster, program);
  for (const topic of topics.slice(0, 3)) await producer.run(`trickle ${topic}`);
  if (!brief) await producer.run(`slow lock-busy ${busy}`);
  const tell = (row: Row): Row => {
    say(`experiments: ordered-lock, ${row['holder']}, ${row['next']}: ${row['seconds']} s`);
    return row;
  };
  const quick = [standby(cluster, 'lock-shutdown', 'shutdown()'), restarted(cluster, 'lock-restarted')];
  const slow = brief ? [] : [standby(cluster, 'lock-killed', 'SIGKILL'), joined(cluster, 'lock-busy')];
  return await Promise.all([...quick, ...slow].map(async (row) => tell(await row))); // awaited here: the cluster ends when this returns
}

/** A lock that was given back is free at once, one whose holder died is not; a listener that is busy for longer than 20 s does not keep its queue. */
function asSeen(rows: Row[]): void {
  for (const { holder, next, seconds: took, both } of rows) {
    const about = `${holder}, ${next}: ${took} s, both ${both} s`;
    if (holder === 'SIGKILL' && next === 'standby') assert.ok(Number(took) > 30 && Number(took) < 70, about);
    else if (next === 'start()') assert.ok(Number(took) > 10 && Number(both) > 5, about);
    else assert.ok(Number(took) < 25, about);
  }
}

export const orderedLock: Plan = {
  client: 'java',
  waits: true, // for a lock to expire: a minute
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    asSeen(fresh);
    asSeen(recorded);
    assert.equal(recorded.length, 4);
  },
};
