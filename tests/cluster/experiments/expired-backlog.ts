import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { configure, until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import { consumeProgress, deleteExpired, minOffset } from './consume-stats.ts';
import { transcript, type Found, type Plan } from './experiment.ts';

const topic = 'expired-orders';
const group = 'expired-billing';
const stored = 6000;

/** A group stops early, the files with what it has not read are deleted, and it comes back. One queue, small files. */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  const master = { config: { mappedFileSizeCommitLog: 1024 * 1024 } };
  await using cluster = await startCluster({ masters: [master], proxy: false, topics: [{ name: topic, queues: 1 }], groups: [{ name: group }] });
  using client = new Client(cluster, 'Backlog.java');
  const [{ address }] = cluster.masters;
  const rows: Row[] = [];
  const handled = async (): Promise<number> => Number((await client.run('state'))[1]?.split(' ')[1]);
  const look = async (when: string): Promise<void> => {
    const { diff, queues: [queue] } = await consumeProgress(address, group, topic);
    rows.push({ when, minOffset: await minOffset(address, topic, 0), consumerOffset: queue?.consumerOffset ?? 0, brokerOffset: queue?.brokerOffset ?? 0, diff, lastTime: queue?.lastTimestamp ? 'known' : 'N/A', handled: await handled() });
    say(`experiments: backlog expired, ${when}`);
  };
  await client.run('slow 5');
  await client.run(`fill ${topic} ${stored}`);
  await client.run(`consumers ${group} ${topic} 1 4 pull`);
  await until(async () => (await handled()) > 200, 'nothing is consumed');
  await client.run(`consumers ${group} ${topic} 0 4 pull`);
  await look('stopped');
  await configure(address, { fileReservedTime: '0' });
  await deleteExpired(address);
  await until(async () => (await minOffset(address, topic, 0)) > (rows[0]?.['consumerOffset'] as number), 'the files were not deleted');
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
  return { rows, ...(brief ? {} : { transcripts: { progress: transcript(`mqadmin consumerProgress -g ${group} -t ${topic}`, printed) } }) };
}

export const expiredBacklog: Plan = {
  client: 'java',
  waits: true,
  run,
  agrees(fresh, recorded) {
    assert.deepEqual(fresh.map(({ when, lastTime }) => ({ when, lastTime })), recorded.map(({ when, lastTime }) => ({ when, lastTime })));
    for (const rows of [fresh, recorded]) {
      const [stopped, deleted, back] = rows;
      assert.ok(Number(deleted?.['minOffset']) > Number(deleted?.['consumerOffset']));
      assert.equal(deleted?.['diff'], stopped?.['diff'], 'the difference counts what is deleted too');
      assert.equal(Number(back?.['handled']) - Number(stopped?.['handled']), stored - Number(deleted?.['minOffset']));
      assert.equal(back?.['diff'], 0);
    }
  },
};
