import assert from 'node:assert/strict';
import type { Row } from '../../../src/evidence/experiments.ts';
import { configure, pull, slavesInSync, topicKnown } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Remoting } from '../cluster/remoting.ts';
import { Client, keysOf } from './client.ts';
import type { Plan } from './experiment.ts';

const topic = 'stopped-master';
const stored = 100;
/** Seconds the consumer is given; with routes refreshed every second it needs far less when it gets anything at all. */
const patience = 12;

/**
 * Messages lie unread on Master and Slave, the Slave has copied the topic's configuration too, and a Java push consumer is connected but holds its
 * pulls back. The Master ends (SIGKILL), the consumer may pull: what its listener gets, and what the Slave answers to a pull sent straight to it. First
 * with `slaveReadEnable` at its default, false; then with it set to true on the running Slave, for the same consumer, which has gone on asking.
 */
async function run(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  await using cluster = await startCluster({ slave: {}, proxy: false, topics: [{ name: topic, queues: 1 }] });
  using client = new Client(cluster);
  const [{ server, address }] = cluster.masters;
  const slave = cluster.slave?.address ?? '';
  await client.run(`send ${topic} ${stored} 1`);
  await slavesInSync(address, 1);
  await topicKnown(slave, topic);
  await client.run(`subscribe ${topic}`);
  await server.kill();
  for (const slaveReadEnable of ['false', 'true']) {
    if (slaveReadEnable === 'true') await configure(slave, { slaveReadEnable });
    const consumed = await client.run(`consume ${stored} ${patience}`);
    rows.push({ slaveReadEnable, stored, received: keysOf(consumed, 'key').size, slaveAnswers: await answerOf(slave) });
    say(`experiments: Master stopped, slaveReadEnable ${slaveReadEnable}`);
  }
  return rows;
}

/** What a Broker answers to a pull of the first messages, as the client shows it. */
async function answerOf(address: string): Promise<string> {
  const remoting = await Remoting.connect(address);
  const { code, remark } = await pull(remoting, topic, 0, 0);
  remoting.close();
  return `CODE: ${code}  DESC: ${remark ?? ''}`;
}

export const stoppedMaster: Plan = {
  client: 'java',
  tested: true,
  waits: true, // for the Slave to copy the topic's configuration: up to a minute
  run: async (say) => ({ rows: await run(say) }),
  agrees: (fresh, recorded) => assert.deepEqual(fresh, recorded),
};
