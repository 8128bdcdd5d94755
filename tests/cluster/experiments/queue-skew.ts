import assert from 'node:assert/strict';
import type { Row, Transcript } from '../../../src/evidence/experiments.ts';
import { configure, createTopics } from '../cluster/admin.ts';
import { startCluster, type Broker, type Cluster } from '../cluster/cluster.ts';
import { Remoting } from '../cluster/remoting.ts';
import { Client } from './client.ts';
import { transcript, type Found, type Plan } from './experiment.ts';

/** RequestCode.GET_MAX_OFFSET: of a topic that is new, the number of messages in the queue. */
const getMaxOffset = 30;
/** Messages of each row that is not timed. */
const messages = 400;
/** What a send to the slow Broker takes: it waits so long for a Slave that is not there. */
const slow = 600;

/** The messages in each queue of a new topic, Broker by Broker. */
async function queuesOf(topic: string, plan: [Broker, number][]): Promise<number[]> {
  const counts: number[] = [];
  for (const [{ address }, queues] of plan) {
    const remoting = await Remoting.connect(address);
    for (let id = 0; id < queues; id++) {
      const { extFields } = await remoting.call(getMaxOffset, { topic, queueId: String(id), committed: 'true' });
      counts.push(Number(extFields?.['offset']));
    }
    remoting.close();
  }
  return counts;
}

const skew = (counts: number[]): number => Number(((Math.max(...counts) * counts.length) / counts.reduce((sum, n) => sum + n, 0)).toFixed(2));
const row = (setting: string, of: 'queues' | 'Brokers', counts: number[]): Row => ({ setting, of, counts: counts.join(' '), skew: skew(counts) });

/**
 * Messages are sent in ways that make a topic lean, and in ways that right it; then the Brokers are asked how many lie in each queue.
 * Topics are new each time; of the two Brokers, b becomes slow before the last three rows only.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  // A SYNC_MASTER that waits for nobody until inSyncReplicas is raised.
  const second = { config: { brokerRole: 'SYNC_MASTER', slaveTimeout: slow } };
  await using cluster = await startCluster({ masters: [{}, second], proxy: false });
  using client = new Client(cluster, 'Balance.java');
  const [a, b] = cluster.masters;
  if (!b) throw new Error('two Brokers were asked for');
  const rows: Row[] = [];
  /** Makes a topic with so many queues at a and b, has something sent to it and looks. */
  const look = async (setting: string, command: string, atA: number, atB: number, of: 'queues' | 'Brokers' = 'queues', shown = atB): Promise<void> => {
    const topic = `skew-${rows.length + 1}`;
    await createTopics(cluster.namesrvAddr, a.address, [{ name: topic, queues: atA }]);
    if (atB > 0) await createTopics(cluster.namesrvAddr, b.address, [{ name: topic, queues: atB }]);
    await client.run(command.replace('TOPIC', topic));
    const [inA, inB] = [await queuesOf(topic, [[a, atA]]), atB > 0 ? await queuesOf(topic, [[b, atB]]) : Array.from({ length: shown }, () => 0)];
    const sum = (counts: number[]): number => counts.reduce((total, n) => total + n, 0);
    rows.push(row(setting, of, of === 'queues' ? [...inA, ...inB] : [sum(inA), sum(inB)]));
    say(`experiments: ${setting}`);
  };
  await look('round robin, 1 thread', `robin TOPIC ${messages} 1`, 8, 0);
  await look('round robin, 200 threads, 1 message each', 'robin TOPIC 200 200', 8, 0);
  await look('hash of 400 keys', `hash TOPIC ${messages} 400 0 1`, 8, 0);
  await look('hash of 5 keys', `hash TOPIC ${messages} 5 0 1`, 8, 0);
  await look('hash, one key has half', `hash TOPIC ${messages} 400 50 1`, 8, 0);
  const topicStatus = await show(cluster, 'topicStatus', '-t', 'skew-5');
  await look('the same, hot key split in 16', `hash TOPIC ${messages} 400 50 16`, 8, 0);
  await look('Broker b added, topic not created there', `robin TOPIC ${messages} 1`, 4, 0, 'queues', 4);
  await look('the same, topic created there', `robin TOPIC ${messages} 1`, 4, 4);
  await look('2 write queues on a, 6 on b', `robin TOPIC ${messages} 1`, 2, 6, 'Brokers');
  await configure(b.address, { inSyncReplicas: '2' });
  const seconds = brief ? 4 : 8;
  for (const [setting, setter] of [['fault avoidance off', 'off'], ['setSendLatencyEnable(true)', 'setSendLatencyEnable'], ['setSendLatencyFaultEnable(true)', 'setSendLatencyFaultEnable']]) {
    await look(`b needs ${slow} ms, ${setting}, ${brief ? 'shorter' : `${seconds} s`}`, `timed TOPIC ${seconds} ${setter}`, 4, 4, 'Brokers');
  }
  return { rows, transcripts: { topicStatus } };
}

async function show(cluster: Cluster, ...args: string[]): Promise<Transcript> {
  const masks = [{ pattern: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}/g, word: 'time' }, { pattern: /(?<=TPS: )\S+/g, word: 'TPS' }];
  return transcript(`mqadmin ${args.join(' ')} -n 127.0.0.1:9876`, await cluster.mqadmin(...args), masks);
}

export const queueSkew: Plan = {
  client: 'java',
  run,
  agrees(fresh, recorded) {
    assert.equal(fresh.length, recorded.length);
    for (const [i, { skew: found }] of fresh.entries()) {
      const expected = Number(recorded[i]?.['skew']);
      // Threads begin anywhere, and how much a slow Broker is avoided depends on the moment; the rest is arithmetic.
      const tolerance = i === 1 ? 0.6 : i >= 9 ? 0.15 : 0.01;
      assert.ok(Math.abs(Number(found) - expected) <= tolerance, `row ${i + 1}: skew ${found}, recorded ${expected}`);
    }
  },
};
