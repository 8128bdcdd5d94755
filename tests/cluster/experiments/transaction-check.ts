import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages, until } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Instance, tenth } from './transactions.ts';

/** What is left of the group when the sender of a half message is killed. */
const plans = [
  { left: 'answers COMMIT', topic: true, answer: 'COMMIT_MESSAGE', immunity: 0 },
  { left: 'answers UNKNOW', topic: true, answer: 'UNKNOW', immunity: 0 },
  { left: 'nobody', topic: false, answer: undefined, immunity: 0 },
  { left: 'has not sent, topic not named', topic: false, answer: 'COMMIT_MESSAGE', immunity: 0 },
  { left: 'answers COMMIT, immunity 30 s', topic: true, answer: 'COMMIT_MESSAGE', immunity: 30 },
] as const;
const givenUp = 'TRANS_CHECK_MAX_TIME_TOPIC';

/** Half messages whose sender is killed (SIGKILL) before it has committed: who is asked, how often, and where the message is in the end. */
export async function transactionCheck(say: (line: string) => void): Promise<Row[]> {
  const cases = plans.map((plan, i) => ({ ...plan, key: `check-${i + 1}` }));
  await using cluster = await startCluster({ masters: [{ config: tenth }], proxy: false, topics: cases.map(({ key }) => ({ name: key, queues: 1 })) });
  using sender = new Instance(cluster);
  using other = new Instance(cluster);
  const [{ address }] = cluster.masters;
  for (const { key } of cases) await sender.join(key, key, 'UNKNOW');
  await Promise.all(cases.map(({ key, immunity }) => sender.half(key, key, key, 60_000, immunity)));
  sender[Symbol.dispose]();
  for (const { key, topic, answer } of cases) if (answer) await other.join(key, topic ? key : undefined, answer);

  const count = async (topic: string, key: string): Promise<number> => (await readMessages(address, topic, 1)).filter(({ properties }) => properties.get('KEYS') === key).length;
  const rows = await Promise.all(cases.map(async ({ key, left }): Promise<Row> => {
    const { at: stored } = await sender.seen('half', key);
    const ended = async (): Promise<boolean> => (await count(key, key)) + (await count(givenUp, key)) > 0;
    await until(ended, `${key} neither delivered nor given up`, 45);
    const seconds = (at: number): number => Math.round((at - stored) / 1000);
    const checks = other.events.filter((event) => event.word === 'check' && event.key === key);
    return { left, asked: checks.length, first: checks[0] ? seconds(checks[0].at) : '–', ended: seconds(Date.now()), delivered: await count(key, key), givenUp: await count(givenUp, key) };
  }));
  say(`experiments: transaction check, ${rows.length} half messages of a killed producer`);
  return rows;
}
