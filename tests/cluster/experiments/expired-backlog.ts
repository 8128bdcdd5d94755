import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { configure, until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { freePorts } from '../cluster/ports.ts';
import { Client } from './client.ts';
import { consumeProgress, deleteExpired, minOffset } from './consume-stats.ts';
import { transcript, type Found, type Plan } from './experiment.ts';
import { narrow } from './narrow.ts';

const topic = 'expired-orders';
const group = 'expired-billing';
const stored = 6000;

/** A group stops early, the files with what it has not read are deleted, and it comes back. One queue, small files. */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  const [port = 0] = await freePorts(1);
  const metrics = { metricsExporterType: 'PROM', metricsPromExporterHost: '127.0.0.1', metricsPromExporterPort: port };
  const master = { config: { mappedFileSizeCommitLog: 1024 * 1024, ...metrics } };
  await using cluster = await startCluster({ masters: [master], proxy: false, topics: [{ name: topic, queues: 1 }], groups: [{ name: group }] });
  using client = new Client(cluster, 'Backlog.java');
  const [{ address }] = cluster.masters;
  const rows: Row[] = [];
  const handled = async (): Promise<number> => Number((await client.run('state'))[1]?.split(' ')[1]);
  /** What Prometheus would fetch of this group: nothing, when the Broker has nothing to say of it. */
  const measured = async (): Promise<string[]> => {
    const lines = (await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).split('\n');
    return lines.filter((line) => /^rocketmq_consumer_lag/.test(line) && line.includes(`"${group}"`));
  };
  const look = async (when: string): Promise<void> => {
    const { diff, queues: [queue] } = await consumeProgress(address, group, topic);
    rows.push({ when, minOffset: await minOffset(address, topic, 0), consumerOffset: queue?.consumerOffset ?? 0, brokerOffset: queue?.brokerOffset ?? 0, diff, lastTime: queue?.lastTimestamp ? 'known' : 'N/A', metric: lagIn(await measured()), handled: await handled() });
    say(`experiments: backlog expired, ${when}`);
  };
  await client.run('slow 5');
  await client.run(`fill ${topic} ${stored}`);
  await client.run(`consumers ${group} ${topic} 1 4 pull`);
  await until(async () => (await handled()) > 200, 'nothing is consumed');
  await look('working');
  const exported = await measured();
  await client.run(`consumers ${group} ${topic} 0 4 pull`);
  await look('stopped');
  await configure(address, { fileReservedTime: '0' });
  await deleteExpired(address);
  await until(async () => (await minOffset(address, topic, 0)) > Number(rows.at(-1)?.['consumerOffset']), 'the files were not deleted', 100); // a Broker looks for the first time a minute after its start
  await look('files deleted');
  const printed = brief ? '' : await cluster.mqadmin('consumerProgress', '-g', group, '-t', topic);
  await client.run('slow 0');
  await client.run(`consumers ${group} ${topic} 1 4 pull`);
  for (let last = -1, now = await handled(); last !== now; now = await handled()) {
    last = now;
    await wait(3000);
  }
  await wait(6000); // the offset is reported every five seconds
  await look('back again');
  if (brief) return { rows };
  const progress = transcript(`mqadmin consumerProgress -g ${group} -t ${topic}${narrow.pipe}`, narrow.through(printed));
  return { rows, transcripts: { progress, metrics: transcript(`curl -s 127.0.0.1:5557/metrics | grep '^rocketmq_consumer_lag.*${group}'`, exported.join('\n')) } };
}

/** The backlog in messages that the metric tells, `–` when there is no such metric. */
function lagIn(lines: string[]): string | number {
  const line = lines.find((each) => each.startsWith('rocketmq_consumer_lag_messages'));
  return line === undefined ? '–' : Number(/\} (\S+)/.exec(line)?.[1]);
}

export const expiredBacklog: Plan = {
  client: 'java',
  waits: true,
  run,
  agrees(fresh, recorded) {
    const seen = (rows: Row[]): unknown[] => rows.map(({ when, lastTime, metric }) => ({ when, lastTime, told: metric !== '–' }));
    assert.deepEqual(seen(fresh), seen(recorded));
    for (const rows of [fresh, recorded]) {
      const [, stopped, deleted, back] = rows;
      assert.ok(Number(deleted?.['minOffset']) > Number(deleted?.['consumerOffset']));
      assert.equal(deleted?.['diff'], stopped?.['diff'], 'the difference counts what is deleted too');
      assert.equal(Number(back?.['handled']) - Number(stopped?.['handled']), stored - Number(deleted?.['minOffset']));
      assert.equal(back?.['diff'], 0);
    }
  },
};
