import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Remoting } from '../cluster/remoting.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

/** RequestCode.UPDATE_AND_CREATE_SUBSCRIPTIONGROUP and GET_MAX_OFFSET. */
const codes = { updateGroup: 200, getMaxOffset: 30 };
const [messages, consumers, looked] = [80, 4, 4];
/** The first retry comes after ten seconds. */
const patience = 40;

/** Each message is refused once by its consumer: in which queues of the retry topic the messages then lie, and which consumers get them. */
async function run(say: (line: string) => void): Promise<Row[]> {
  const plans = [{ setting: '1', name: 'retry-one', nums: 1 }, { setting: '4 from the start', name: 'retry-four', nums: 4 }, { setting: '1, raised to 4 later', name: 'retry-raised', nums: 1, later: 4 }];
  await using cluster = await startCluster({ proxy: false, topics: plans.map(({ name }) => ({ name })) });
  using client = new Client(cluster, 'Balance.java');
  const remoting = await Remoting.connect(cluster.masters[0].address);
  const setGroup = (groupName: string, retryQueueNums: number): Promise<unknown> => remoting.call(codes.updateGroup, {}, Buffer.from(JSON.stringify({ groupName, retryQueueNums })));
  for (const { name, nums } of plans) {
    await setGroup(name, nums);
    for (let i = 0; i < consumers; i++) await client.run(`consume ${name} ${name} fail 0`);
  }
  await wait(5000);
  for (const { name, later } of plans) if (later) await setGroup(name, later);
  for (const { name } of plans) await client.run(`robin ${name} ${messages} 1`);
  say('experiments: sent, now waiting for the retries');
  await wait(patience * 1000);
  const rows: Row[] = [];
  for (const { setting, name } of plans) {
    const lies: number[] = [];
    for (let id = 0; id < looked; id++) {
      const { extFields } = await remoting.invoke(codes.getMaxOffset, { topic: `%RETRY%${name}`, queueId: String(id), committed: 'true' });
      lies.push(Number(extFields?.['offset'] ?? 0));
    }
    const counts = (await client.run(`counts ${name} 0 0`)).filter((line) => line.startsWith('count')).map((line) => Number(line.slice(6)));
    rows.push({ setting, queues: lies.join(' '), counts: counts.join(' '), received: counts.reduce((sum, n) => sum + n, 0), refused: messages });
  }
  remoting.close();
  return rows;
}

export const retryQueue: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  agrees(fresh, recorded) {
    // The queue of each retry is drawn at random; whether all of them come back is not, nor how many consumers share them.
    const found = ({ setting, counts, received }: Row): unknown => ({ setting, whole: received === messages, sharing: String(counts).split(' ').filter((n) => n !== '0').length });
    assert.deepEqual(fresh.map(found), recorded.map(found));
  },
};
