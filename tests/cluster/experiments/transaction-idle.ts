import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages, until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import type { Plan } from './experiment.ts';
import { Instance } from './transactions.ts';

const topic = 'transaction-idle';
/** The thread that writes op records. */
const thread = 'TransactionalOpBatchService';
/** Seconds that a Broker is watched. */
const watched = 5;

/** How busy a thread of a Broker is that has nothing to do: before its first transactional message, and after one was committed. */
async function run(say: (line: string) => void): Promise<Row[]> {
  await using cluster = await startCluster({ proxy: false, topics: [{ name: topic, queues: 1 }] });
  using service = new Instance(cluster);
  const [{ server, address }] = cluster.masters;
  const rows: Row[] = [];
  const watch = async (when: string): Promise<void> => {
    const before = await processorTimes(server.pid);
    await wait(watched * 1000);
    const after = await processorTimes(server.pid);
    const [from, to] = [before.get(thread), after.get(thread)];
    if (from === undefined || to === undefined) throw new Error(`the Broker has no thread ${thread}`);
    rows.push({ when, percent: Math.round((to - from) / watched / 10) });
  };
  await service.join(topic, topic, 'UNKNOW');
  await wait(3000);
  await watch('no transactional message yet');
  await service.half(topic, topic, topic, 0);
  await until(async () => (await readMessages(address, topic, 1)).length === 1, 'the message was not committed');
  await wait(8000); // its op record is written after 3 s
  await watch('one committed, then nothing');
  say('experiments: an idle Broker after a transaction');
  return rows;
}

/** Milliseconds of processor time by thread, as the JDK's jcmd prints them. */
async function processorTimes(pid: number | undefined): Promise<Map<string, number>> {
  const { stdout } = await promisify(execFile)('jcmd', [String(pid), 'Thread.print'], { maxBuffer: 1 << 24 });
  return new Map([...stdout.matchAll(/^"([^"]+)".* cpu=([\d.]+)ms/gm)].map(([, name = '', ms]) => [name, Number(ms)]));
}

export const transactionIdle: Plan = {
  client: 'java',
  run: async (say) => ({ rows: await run(say) }),
  agrees(fresh, recorded) {
    // How much of a processor a thread gets depends on the machine; whether it rests does not.
    const busy = (rows: Row[]): unknown[] => rows.map(({ when, percent }) => [when, Number(percent) > 10]);
    assert.deepEqual(busy(fresh), busy(recorded));
  },
};
