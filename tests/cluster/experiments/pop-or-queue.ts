import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Remoting } from '../cluster/remoting.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';
import { PopGroup } from './pop-group.ts';

/** RequestCode.SET_MESSAGE_REQUEST_MODE, which `mqadmin setConsumeMode` sends. */
const setMessageRequestMode = 401;
const [queues, consumers] = [3, 5];
/** Milliseconds of work for one message, and for the first consumer where it is the slow one. */
const [work, slow] = [20, 100];

/** Ways of balancing: the remoting client as it comes and switched to POP, the gRPC client as it comes, with a small cache, and as one that asks for eight when it has done eight. */
const kinds = [
  { name: 'DefaultMQPushConsumer, AVG', mode: 'pull' },
  { name: 'DefaultMQPushConsumer, POP', mode: 'pop' },
  { name: 'gRPC PushConsumer', grpc: {} },
  { name: 'gRPC PushConsumer, cache 8', grpc: { cache: 8 } },
  { name: 'gRPC SimpleConsumer, 8 at a time', grpc: { batch: 8 } },
] as const;

/** A burst of messages on three queues for a group of five consumers with one thread each: all alike, then one of them five times slower. */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const messages = brief ? 100 : 200;
  const plans = [work, slow].flatMap((first) => kinds.map((kind, i) => ({ kind, first, name: `share-${first}-${i + 1}` })));
  await using cluster = await startCluster({ topics: plans.map(({ name }) => ({ name, queues })), groups: plans.map(({ name }) => ({ name })) });
  using client = new Client(cluster, 'Balance.java');
  using disposed = new DisposableStack();
  const remoting = await Remoting.connect(cluster.masters[0].address);
  const groups = new Map<string, PopGroup>();
  // All groups are started first: the queues are assigned once, before anything is sent.
  for (const { kind, first, name } of plans) {
    const each = Array.from({ length: consumers }, (_, i) => (i === 0 ? first : work));
    if ('mode' in kind) {
      if (kind.mode === 'pop') await remoting.call(setMessageRequestMode, {}, Buffer.from(JSON.stringify({ topic: name, consumerGroup: name, mode: 'POP', popShareQueueNum: 0 })));
      for (const ms of each) await client.run(`consume ${name} ${name} ${kind.mode} ${ms}`);
    } else {
      groups.set(name, disposed.use(new PopGroup(cluster, { group: name, ...kind.grpc, consumers: each.map((ms) => ({ topics: [name], ms })) })));
    }
  }
  remoting.close();
  await Promise.all([...groups.values()].map(({ ready }) => ready));
  await wait(6000);

  const rows: Row[] = [];
  for (const { kind, first, name } of plans) {
    const began = Date.now();
    await client.run(`robin ${name} ${messages} 1`);
    const group = groups.get(name);
    await group?.had(messages, 40);
    const said = group ? [] : await client.run(`counts ${name} ${messages} 40`);
    const counts = group ? group.counts : said.filter((line) => line.startsWith('count')).map((line) => Number(line.slice(6)));
    const ms = group ? group.last - began : Number(said.at(-1)?.slice(5));
    const busy = counts.filter((n) => n > 0).length;
    const skew = (Math.max(...counts) * counts.length) / counts.reduce((sum, n) => sum + n, 0);
    rows.push({ consumers: first === work ? 'all alike' : 'first 5 times slower', balancing: kind.name, counts: counts.join(' '), busy, skew: Number(skew.toFixed(2)), seconds: Math.round(ms / 100) / 10 });
    say(`experiments: ${kind.name}, first needs ${first} ms: ${counts.join(' ')} in ${ms} ms`);
  }
  return rows;
}

export const popOrQueue: Plan = {
  client: 'java',
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    // How many have something to do is the finding; who gets how many of a burst is decided by who asks first.
    assert.deepEqual(fresh.map(({ balancing, busy }) => [balancing, busy]), recorded.map(({ balancing, busy }) => [balancing, busy]));
  },
};
