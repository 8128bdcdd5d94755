import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { masterInRoute, readMessages, replicaInfo, until } from '../cluster/admin.ts';
import { startCluster, type Broker, type Cluster } from '../cluster/cluster.ts';
import { Remoting } from '../cluster/remoting.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

const topic = 'controller-failover';

/**
 * Controller mode, two Brokers, every message waits for both (`allAckInSyncStateSet`). The Master is killed (SIGKILL), comes back as a Slave, and the new
 * Master is frozen (SIGSTOP): when the Controller and the NameServer name another one, and what becomes of the messages of a sender that goes on.
 */
async function run(say: (line: string) => void): Promise<Row[]> {
  const config = { allAckInSyncStateSet: true };
  await using cluster = await startCluster({ masters: [{ config }], slave: { config }, controller: true, proxy: false, topics: [{ name: topic }] });
  using client = new Client(cluster, 'Senders.java');
  const [first] = cluster.masters;
  const second = cluster.slave ?? first;
  const rows = [await failover(cluster, client, 'killed', first, second)];
  say('experiments: Controller mode, Master killed');
  await first.server.start();
  const controller = await Remoting.connect(cluster.controllerAddr);
  await until(async () => (await replicaInfo(controller, first.name)).inSync === 2, 'the old Master did not enter the SyncStateSet again');
  controller.close();
  rows.push(await failover(cluster, client, 'paused', second, first));
  say('experiments: Controller mode, Master paused');
  return rows;
}

async function failover(cluster: Cluster, client: Client, fault: 'killed' | 'paused', old: Broker, next: Broker): Promise<Row> {
  const controller = await Remoting.connect(cluster.controllerAddr);
  const nameserver = await Remoting.connect(cluster.namesrvAddr);
  const before = await replicaInfo(controller, old.name);
  await client.run(`start ${fault} ${topic} pollNameServerInterval=1000`);
  await wait(3000);
  const start = Date.now();
  const since = async (holds: () => Promise<boolean>, otherwise: string): Promise<number> => {
    await until(holds, otherwise);
    return Date.now() - start;
  };
  if (fault === 'paused') old.server.pause();
  else void old.server.kill();
  const [elected, routed] = await Promise.all([
    since(async () => (await replicaInfo(controller, old.name)).master === next.address, 'the Controller did not elect'),
    since(async () => (await masterInRoute(nameserver, topic, old.name)) === next.address, 'the NameServer does not know the new Master'),
  ]);
  await wait(4000);
  const lines = (await client.run('stop')).map((line) => line.split(' '));
  const after = await replicaInfo(controller, old.name);
  controller.close();
  nameserver.close();
  const stored = new Set((await readMessages(next.address, topic)).map(({ properties }) => properties.get('KEYS')));
  const acknowledged = lines.filter(([word]) => word === 'ack');
  const failed = lines.filter(([word]) => word === 'fail');
  return {
    fault, elected, routed, epoch: `${before.epoch} → ${after.epoch}`, gap: Number(lines.find(([word]) => word === 'sender')?.[2]), acknowledged: acknowledged.length,
    lost: acknowledged.filter(([, , , key]) => !stored.has(key)).length, failed: failed.length, failedStored: failed.filter(([, , , key]) => stored.has(key)).length,
  };
}

export const controllerFailover: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  // How long it took depends on the machine and on when the scan came by; nothing acknowledged may be missing, and a paused Master takes the Controller's timeout.
  agrees: (fresh, recorded) => {
    const outcome = ({ fault, epoch, lost, elected }: Row): Row => ({ fault: fault ?? '', epoch: epoch ?? '', lost: lost ?? '', noticed: Number(elected) < 8000 ? 'by the connection' : 'by missing heartbeats' });
    assert.deepEqual(fresh.map(outcome), recorded.map(outcome));
  },
};
