import assert from 'node:assert/strict';
import type { Row } from '../../../src/evidence/experiments.ts';
import { slavesInSync } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

const topic = 'missing-slave';

/** A SYNC_MASTER whose Slave is in sync, then frozen (SIGSTOP), then gone (SIGKILL): what the sender of one message sees each time. */
async function run(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const inSyncReplicas of [1, 2]) {
    const master = { config: { brokerRole: 'SYNC_MASTER', inSyncReplicas } };
    await using cluster = await startCluster({ masters: [master], slave: {}, proxy: false, topics: [{ name: topic, queues: 1 }] });
    using client = new Client(cluster);
    const [{ address }] = cluster.masters;
    await client.run(`send ${topic} 1 1`); // the first send also looks up the route
    const look = async (slave: string): Promise<void> => {
      const [line = ''] = await client.run(`send ${topic} 1 1`);
      rows.push({ inSyncReplicas, slave, sees: seen(line), ms: duration(line) });
    };
    await look('in sync');
    cluster.slave?.server.pause();
    await look('paused');
    await cluster.slave?.server.kill();
    await slavesInSync(address, 0);
    await look('gone');
    say(`experiments: SYNC_MASTER, inSyncReplicas ${inSyncReplicas}`);
  }
  return rows;
}

function seen(line: string): string {
  const [, status] = /^ack \S+ (\S+)/.exec(line) ?? [];
  return status ?? /^fail \S+ \d+ (.*)$/.exec(line)?.[1] ?? line;
}

/** Milliseconds that the send took, in steps of 100: what matters is whether it waited. */
function duration(line: string): number {
  const ms = Number(/^ack \S+ \S+ (\d+)/.exec(line)?.[1] ?? /^fail \S+ (\d+)/.exec(line)?.[1]);
  return Math.round(ms / 100) * 100;
}

export const missingSlave: Plan = {
  client: 'java',
  tested: true,
  run: async (say) => ({ rows: await run(say) }),
  agrees: (fresh, recorded) => assert.deepEqual(fresh.map(withoutTime), recorded.map(withoutTime)),
};

function withoutTime(row: Row): Row {
  return { ...row, ms: '' };
}
