import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';
import { PopGroup } from './pop-group.ts';

/** Messages in each of the two topics of a row, and seconds that the consumers get: more than a period of the heartbeat. */
const [messages, patience] = [100, 35];

/** Two consumers of one group: each subscribes to a topic of its own, or both to both; with the remoting client and behind the Proxy, all groups at the same time. */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const plans = [
    ...[1, 2, 3].map((n) => ({ client: 'remoting', subscription: `a topic each, run ${n}`, name: `mixed-${n}` })),
    { client: 'remoting', subscription: 'both topics for both', name: 'mixed-4' },
    { client: 'gRPC', subscription: 'a topic each', name: 'mixed-5' },
    { client: 'gRPC', subscription: 'both topics for both', name: 'mixed-6' },
  ];
  const topics = plans.flatMap(({ name }) => [`${name}-a`, `${name}-b`]);
  await using cluster = await startCluster({ topics: topics.map((name) => ({ name })), groups: plans.map(({ name }) => ({ name })) });
  using client = new Client(cluster, 'Balance.java');
  using disposed = new DisposableStack();
  const groups = new Map<string, PopGroup>();
  for (const { client: kind, subscription, name } of plans) {
    const [a, b] = [`${name}-a`, `${name}-b`];
    const subscribed = subscription.startsWith('a topic each') ? [[a], [b]] : [[a, b], [a, b]];
    if (kind === 'gRPC') groups.set(name, disposed.use(new PopGroup(cluster, { group: name, consumers: subscribed.map((each) => ({ topics: each, ms: 1 })) })));
    else for (const each of subscribed) await client.run(`consume ${name} ${each.join(',')} pull 1`);
  }
  await Promise.all([...groups.values()].map(({ ready }) => ready));
  await wait(5000);
  for (const topic of topics) await client.run(`robin ${topic} ${messages} 1`);
  say('experiments: sent to all, now waiting');
  await wait((brief ? 15 : patience) * 1000);
  const rows: Row[] = [];
  for (const { client: kind, subscription, name } of plans) {
    const group = groups.get(name);
    const counts = group ? group.counts : (await client.run(`counts ${name} 0 0`)).filter((line) => line.startsWith('count')).map((line) => Number(line.slice(6)));
    rows.push({ client: kind, subscription, sent: 2 * messages, received: counts.reduce((sum, n) => sum + n, 0), counts: counts.join(' ') });
  }
  return rows;
}

export const mixedSubscription: Plan = {
  client: 'java',
  waits: true,
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    const whole = ({ sent, received }: Row): boolean => sent === received;
    assert.deepEqual(fresh.map(whole), recorded.map(whole));
  },
};
