import assert from 'node:assert/strict';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages, routeKnown } from '../cluster/admin.ts';
import { startCluster, type BrokerPlan, type Cluster } from '../cluster/cluster.ts';
import { Client, keysOf } from './client.ts';
import type { Plan } from './experiment.ts';

/** The flush settings compared. */
const settings: { name: string; config: NonNullable<BrokerPlan['config']> }[] = [
  { name: 'ASYNC_FLUSH', config: { flushDiskType: 'ASYNC_FLUSH' } },
  { name: 'SYNC_FLUSH', config: { flushDiskType: 'SYNC_FLUSH' } },
  { name: 'ASYNC_FLUSH + transientStorePoolEnable', config: { flushDiskType: 'ASYNC_FLUSH', transientStorePoolEnable: true } },
];
/**
 * Small files of the CommitLog, the same for all settings: only a file made while the Broker runs is written through the transient pool,
 * the one it finds at its start is not, so that a run has to go through several.
 */
const mappedFileSizeCommitLog = 256 * 1024;
/** Senders at work when the Broker is killed. */
const threads = 8;

/**
 * Eight threads send one message after the other, the Broker is killed (SIGKILL) in the middle and started again on the same store,
 * and every message that can be read back is compared with every send that was acknowledged; `runs` times a setting.
 */
async function run(say: (line: string) => void, runs: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, config } of settings) {
    const topics = Array.from({ length: runs }, (_, i) => ({ name: `killed-${i + 1}` }));
    await using cluster = await startCluster({ masters: [{ config: { ...config, mappedFileSizeCommitLog } }], proxy: false, topics });
    using client = new Client(cluster);
    for (const [i, topic] of topics.entries()) {
      rows.push({ setting: name, run: i + 1, ...(await killOnce(cluster, client, topic.name)) });
      say(`experiments: ${name}, run ${i + 1} of ${runs}`);
    }
  }
  return rows;
}

async function killOnce({ namesrvAddr, masters: [{ server, address }] }: Cluster, client: Client, topic: string): Promise<{ acknowledged: number; found: number; lost: number }> {
  // Anywhere in a second or two of sending, so that the runs do not all meet the store in the same state.
  const killAfter = 1000 + Math.floor(Math.random() * 2000);
  let acknowledged = 0;
  let killed: Promise<void> | undefined;
  const lines = await client.run(`send ${topic} 1000000 ${threads}`, (line) => {
    if (line.startsWith('ack ') && ++acknowledged === killAfter) killed = server.kill();
  });
  if (!killed) throw new Error(`the Broker could not be reached before it was killed: ${lines.at(-1)}`);
  await killed;
  await server.start();
  await routeKnown(namesrvAddr, address, topic);
  const sent = keysOf(lines, 'ack');
  const found = new Set((await readMessages(address, topic)).map(({ properties }) => properties.get('KEYS') ?? ''));
  return { acknowledged: sent.size, found: sent.intersection(found).size, lost: sent.difference(found).size };
}

/** A killed Broker loses nothing that it acknowledged, with either way of flushing; only what lay in the transient pool can go. */
function nothingLost(rows: Row[]): void {
  for (const { setting, acknowledged, found, lost } of rows) {
    assert.ok(Number(acknowledged) > 500);
    assert.equal(Number(found) + Number(lost), acknowledged);
    if (setting === 'ASYNC_FLUSH' || setting === 'SYNC_FLUSH') assert.equal(lost, 0, `${setting} lost ${lost}`);
  }
}

export const killedBroker: Plan = {
  client: 'java',
  tested: true,
  run: async (say, brief) => ({ rows: await run(say, brief ? 1 : 3) }),
  agrees(fresh, recorded) {
    nothingLost(fresh);
    nothingLost(recorded);
    assert.equal(recorded.length, 9);
    assert.ok(recorded.some(({ setting, lost }) => String(setting).includes('transient') && Number(lost) > 0));
  },
};
