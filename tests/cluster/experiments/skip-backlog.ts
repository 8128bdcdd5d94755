import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import { consumeProgress, resetOffset, setRequestMode } from './consume-stats.ts';
import type { Found, Plan } from './experiment.ts';

const stored = 2000;
const later = 200;
/** How the group is when its offset is reset to the end: its consumer works, is stuck in its listener, is not there, or has taken messages by POP and is stuck. */
const states = ['working', 'stuck', 'stopped', 'stuck, by POP'];

/** A backlog is skipped by resetting the offset to the end, as `mqadmin resetOffsetByTime -s -1` does; then new messages come. */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  const topics = states.map((_, i) => ({ name: `skip-${i}`, queues: 1 }));
  await using cluster = await startCluster({ proxy: false, topics, groups: topics.map(({ name }) => ({ name })) });
  const [{ address }] = cluster.masters;
  const rows: Row[] = [];
  for (const [i, state] of states.entries()) {
    if (brief && i > 1) break;
    const name = `skip-${i}`;
    const kind = state.endsWith('POP') ? 'pop' : 'pull';
    const stuck = state.startsWith('stuck');
    using client = new Client(cluster, 'Backlog.java');
    const handled = async (): Promise<number> => Number((await client.run('state'))[1]?.split(' ')[1]);
    const diff = async (): Promise<number> => (await consumeProgress(address, name, name)).diff;
    await client.run(`fill ${name} ${stored}`);
    await client.run('slow 20');
    if (kind === 'pop') await setRequestMode(address, name, name, 'POP');
    await client.run(`consumers ${name} ${name} 1 4 ${kind}`);
    await until(async () => (await handled()) > 50, 'nothing is consumed');
    if (stuck) await client.run('slow -1');
    if (state === 'stopped') await client.run(`consumers ${name} ${name} 0 4 ${kind}`);
    await wait(stuck ? 2000 : 0); // until the cache of the stuck one is full
    const lagBefore = await diff();
    const before = await handled();
    await client.run('since 0');
    await resetOffset(address, name, name, -1);
    const lagAfter = await diff();
    await wait(1000);
    const lagLater = await diff();
    await client.run(`fill ${name} ${later}`);
    if (state === 'stopped') await client.run(`consumers ${name} ${name} 1 4 ${kind}`);
    let meanwhile: number | string = '–';
    if (stuck) {
      const stuckAt = await handled();
      await wait(3000);
      meanwhile = (await handled()) - stuckAt;
      await client.run('slow 20');
    }
    await until(async () => (await handled()) - before >= later, 'the new messages are not handled');
    for (let last = -1, now = await handled(); last !== now; now = await handled()) {
      last = now;
      await wait(2000);
    }
    const [old = 0, fresh = 0] = (await client.run(`since ${stored}`)).map((line) => Number(line.split(' ')[1]));
    rows.push({ state, lagBefore, lagAfter, lagLater, meanwhile, old, fresh });
    say(`experiments: backlog skipped, the consumer ${state}`);
  }
  return { rows };
}

export const skipBacklog: Plan = {
  client: 'java',
  waits: true,
  run,
  agrees(fresh, all) {
    const recorded = all.slice(0, fresh.length);
    const of = (rows: Row[], column: string): unknown[] => rows.map((row) => row[column]);
    for (const column of ['state', 'lagLater', 'meanwhile', 'fresh']) assert.deepEqual(of(fresh, column), of(recorded, column), column);
    for (const rows of [fresh, recorded]) assert.deepEqual(of(rows, 'old').map((old) => Number(old) > 0), of(recorded, 'old').map((old) => Number(old) > 0));
  },
};
