import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster, type BrokerPlan, type Cluster } from '../cluster/cluster.ts';
import { keysOf, runClient, startClient } from './client.ts';

/** The flush settings compared. */
export const settings: { name: string; config: NonNullable<BrokerPlan['config']> }[] = [
  { name: 'ASYNC_FLUSH', config: { flushDiskType: 'ASYNC_FLUSH' } },
  { name: 'SYNC_FLUSH', config: { flushDiskType: 'SYNC_FLUSH' } },
  // Five direct buffers of a CommitLog file's size: 80 MB here.
  { name: 'ASYNC_FLUSH + transientStorePoolEnable', config: { flushDiskType: 'ASYNC_FLUSH', transientStorePoolEnable: true } },
];
const runs = 3;
/** The Broker is killed as soon as this many sends are acknowledged, with the next one under way. */
const killAfter = 1000;

/**
 * One producer sends one message after the other, the Broker is killed (SIGKILL) in the middle and started again on the same store,
 * and every message that can be read back is compared with every send that was acknowledged. Three runs a setting.
 */
export async function killedBroker(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, config } of settings) {
    const topics = Array.from({ length: runs }, (_, i) => ({ name: `killed-${i + 1}` }));
    await using cluster = await startCluster({ masters: [{ config }], proxy: false, topics });
    for (const [i, topic] of topics.entries()) {
      rows.push({ setting: name, run: i + 1, ...(await killOnce(cluster, topic.name)) });
      say(`experiments: ${name}, run ${i + 1} of ${runs}`);
    }
  }
  return rows;
}

async function killOnce(cluster: Cluster, topic: string): Promise<{ acknowledged: number; found: number; lost: number }> {
  const [{ server }] = cluster.masters;
  let acknowledged = 0;
  let killed: Promise<void> | undefined;
  const sender = startClient(cluster, ['send', topic, 1_000_000], (line) => {
    if (line.startsWith('ack ') && ++acknowledged === killAfter) killed = server.kill();
  });
  await sender.ended;
  await killed;
  await server.start();
  const sent = keysOf(sender.lines, 'ack');
  const found = keysOf(await runClient(cluster, 'read', topic), 'key');
  return { acknowledged: sent.size, found: sent.intersection(found).size, lost: sent.difference(found).size };
}
