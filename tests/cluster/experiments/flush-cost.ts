import assert from 'node:assert/strict';
import type { Row } from '../../../src/evidence/experiments.ts';
import { brokerStatus, createTopics, slavesInSync } from '../cluster/admin.ts';
import { startCluster, type BrokerPlan } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

/** The settings compared, each a Broker of its own; the first is the one that has a Slave. `waits`: an answer waits for a disk or another machine. */
const settings: { name: string; waits: boolean; config: NonNullable<BrokerPlan['config']> }[] = [
  { name: 'ASYNC_FLUSH, inSyncReplicas=2', waits: true, config: { flushDiskType: 'ASYNC_FLUSH', brokerRole: 'SYNC_MASTER', inSyncReplicas: 2 } },
  { name: 'ASYNC_FLUSH', waits: false, config: { flushDiskType: 'ASYNC_FLUSH' } },
  { name: 'ASYNC_FLUSH + transientStorePoolEnable', waits: false, config: { flushDiskType: 'ASYNC_FLUSH', transientStorePoolEnable: true } },
  { name: 'SYNC_FLUSH', waits: true, config: { flushDiskType: 'SYNC_FLUSH' } },
];
/** Senders, and how many messages they send between them in a round. */
const loads = [{ threads: 1, count: 500 }, { threads: 32, count: 4000 }];
const bytes = 1024;
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The same messages to each Broker in turn, several rounds, so that what else the machine does meets all of them; the median of the rounds counts. */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  await using cluster = await startCluster({ masters: settings.map(({ config }) => ({ config })), slave: {}, proxy: false });
  using client = new Client(cluster, 'FlushCost.java');
  const topics = cluster.masters.map(({ name }) => `flush-cost-${name}`);
  for (const [i, { address }] of cluster.masters.entries()) await createTopics(cluster.namesrvAddr, address, [{ name: topics[i] ?? '' }]);
  const send = async (topic: string, count: number, threads: number): Promise<{ perSecond: number; p99: number; ok: number }> => {
    const [, took, p99, ok] = (await client.run(`send ${topic} ${count} ${threads} ${bytes}`))[0]?.split(' ').map(Number) ?? [];
    return { perSecond: (count * 1e9) / (took ?? 0), p99: (p99 ?? 0) / 1000, ok: ok ?? 0 };
  };
  for (const topic of topics) await send(topic, brief ? 2000 : 8000, 16); // classes loaded, code compiled, files there
  await slavesInSync(cluster.masters[0].address, 1);
  const stored = Number(await brokerStatus(cluster.masters[1]?.address ?? '', 'commitLogMaxOffset'));
  const rows: Row[] = [];
  for (const { threads, count } of loads) {
    const rounds: { perSecond: number; p99: number; ok: number }[][] = topics.map(() => []);
    for (let round = 0; round < (brief ? 1 : 3); round++) for (const [i, topic] of topics.entries()) rounds[i]?.push(await send(topic, count, threads));
    const fastest = Math.max(...rounds.map((of) => median(of.map(({ perSecond }) => perSecond))));
    for (const [i, { name }] of settings.entries()) {
      const of = rounds[i] ?? [];
      const perSecond = median(of.map((each) => each.perSecond));
      rows.push({
        threads, setting: name, perSecond: Math.round(perSecond), relative: Number((perSecond / fastest).toFixed(2)),
        ms: Number(((threads * 1000) / perSecond).toFixed(2)), p99: Number(median(of.map((each) => each.p99)).toFixed(2)), failed: of.reduce((sum, { ok }) => sum + count - ok, 0),
      });
    }
    say(`experiments: flush cost with ${threads} senders`);
  }
  const sent = loads.reduce((sum, { count }) => sum + count * (brief ? 1 : 3), 0);
  const grown = Number(await brokerStatus(cluster.masters[1]?.address ?? '', 'commitLogMaxOffset')) - stored;
  return rows.map((row) => ({ ...row, bytes: Math.round(grown / sent) }));
}

export const flushCost: Plan = {
  client: 'java',
  alone: true,
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  // How much it costs is the machine's; that it costs, and what makes it cheaper, is not.
  agrees(fresh, recorded) {
    for (const rows of [fresh, recorded]) {
      const perSecond = (threads: number, setting: string): number => Number(rows.find((row) => row['threads'] === threads && row['setting'] === setting)?.['perSecond']);
      for (const { threads } of loads) {
        for (const { name } of settings.filter(({ waits }) => waits)) assert.ok(perSecond(threads, name) < perSecond(threads, 'ASYNC_FLUSH'), `${name} is slower than ASYNC_FLUSH with ${threads} senders`);
      }
      assert.ok(perSecond(32, 'SYNC_FLUSH') > perSecond(1, 'SYNC_FLUSH'), 'one flush serves several senders');
      assert.ok(rows.every(({ failed }) => failed === 0), 'every message got SEND_OK');
    }
  },
};
