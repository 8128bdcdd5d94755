import assert from 'node:assert/strict';
import { writeOffsetId } from '../../../src/algorithms/message-id.ts';
import type { Row, Transcript } from '../../../src/evidence/experiments.ts';
import type { CommitLogRecord } from '../../../src/samples/store/commit-log.ts';
import { readMessages, until } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Remoting } from '../cluster/remoting.ts';
import { transcript, type Plan } from './experiment.ts';
import { Instance, tenth } from './transactions.ts';

/** What is left of the group when the sender of a half message is killed; `immunity` in seconds, 0 for none. */
const plans = [
  { left: 'answers COMMIT_MESSAGE', topic: true, answer: 'COMMIT_MESSAGE', immunity: 0 },
  { left: 'answers UNKNOW', topic: true, answer: 'UNKNOW', immunity: 0 },
  { left: 'nobody', topic: false, answer: undefined, immunity: 0 },
  { left: 'has not sent yet, not told its topics', topic: false, answer: 'COMMIT_MESSAGE', immunity: 0 },
  { left: 'answers COMMIT_MESSAGE; immunity 30 s', topic: true, answer: 'COMMIT_MESSAGE', immunity: 30 },
] as const;
const setAside = 'TRANS_CHECK_MAX_TIME_TOPIC';
const resumeCheckHalfMessage = 323;

/** Half messages whose sender is killed (SIGKILL) before its local transaction is done: who is asked, how often, and where the message is in the end. */
async function run(say: (line: string) => void, brief: boolean): Promise<{ rows: Row[]; transcripts: Record<string, Transcript> }> {
  const cases = plans.map((plan, i) => ({ ...plan, key: `check-${i + 1}` }));
  await using cluster = await startCluster({ masters: [{ config: tenth }], proxy: false, topics: cases.map(({ key }) => ({ name: key, queues: 1 })) });
  using sender = new Instance(cluster);
  using other = new Instance(cluster);
  const [{ address }] = cluster.masters;
  for (const { key, topic, answer } of cases) if (answer) await other.join(key, topic ? key : undefined, answer);
  for (const { key } of cases) await sender.join(key, key, 'UNKNOW');
  await Promise.all(cases.map(({ key, immunity }) => sender.half(key, key, key, 60_000, immunity)));
  sender[Symbol.dispose]();

  const found = async (topic: string, key: string): Promise<CommitLogRecord[]> => (await readMessages(address, topic, 1)).filter(({ properties }) => properties.get('KEYS') === key);
  const row = async (key: string, left: string): Promise<Row> => {
    const { at: stored } = await sender.seen('half', key);
    const seconds = (at: number): number => Math.round((at - stored) / 1000);
    const checks = other.events.filter((event) => event.word === 'check' && event.key === key);
    return { left, asked: checks.length, first: checks[0] ? seconds(checks[0].at) : '–', ended: seconds(Date.now()), delivered: (await found(key, key)).length, setAside: (await found(setAside, key)).length };
  };
  const rows = await Promise.all(cases.map(async ({ key, left }) => {
    await until(async () => (await found(key, key)).length + (await found(setAside, key)).length > 0, `${key} neither delivered nor set aside`, 45);
    return row(key, left);
  }));
  say(`experiments: transaction check, ${rows.length} half messages of a killed producer`);

  const [lost] = await found(setAside, 'check-3');
  assert.ok(lost, 'the message that nobody was asked about is not set aside');
  const transcripts = brief ? {} : { 'set-aside': await look(cluster, lost.queueOffset) };
  await other.join('check-3', 'check-3', 'COMMIT_MESSAGE');
  const remoting = await Remoting.connect(address);
  const [ip = '', port = ''] = lost.storeHost.split(':');
  await remoting.call(resumeCheckHalfMessage, { topic: setAside, msgId: writeOffsetId({ ip, port: Number(port), offset: lost.offset }) });
  remoting.close();
  await until(async () => (await found('check-3', 'check-3')).length > 0, 'the resumed message was not delivered', 20);
  return { rows: [...rows, await row('check-3', 'nobody, then an instance and resumeCheckHalfMessage')], transcripts };
}

/** A message that was set aside, as an operator sees it. */
async function look(cluster: Cluster, queueOffset: bigint): Promise<Transcript> {
  const command = ['queryMsgByOffset', '-t', setAside, '-b', 'broker-a', '-i', '0', '-o', String(queueOffset)];
  const printed = await cluster.mqadmin(...command);
  return transcript(`mqadmin ${command.join(' ')} -n 127.0.0.1:9876`, printed, [
    { pattern: /\b[0-9A-F]{32,}\b/g, word: 'msgId' }, { pattern: /(?<=Offset: +|_OFFSET=)\d+/g, word: 'n' }, { pattern: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+/g, word: 'time' }, { pattern: /127\.0\.0\.1:\d+/g, word: 'address' },
    { pattern: /(?<=\/rocketmqlogs\/|\/tmp\/).*$/g, word: 'path' },
  ]);
}

export const transactionCheck: Plan = {
  client: 'java',
  waits: true,
  run,
  agrees(fresh, recorded) {
    // Times depend on where between two scans the half message came, and one check more or less can fall to the instance before it is killed.
    const lasting = (rows: Row[]): unknown[] => rows.map(({ left, delivered, setAside: aside }) => ({ left, delivered, aside }));
    assert.deepEqual(lasting(fresh), lasting(recorded));
    for (const rows of [fresh, recorded]) assert.deepEqual(rows.map(({ asked }) => Number(asked) > 0), [true, true, false, false, false, true]);
  },
};
