import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { masked, type Mask } from '../samples/sample.ts';
import { Client } from './client.ts';
import { consumeProgress, setRequestMode } from './consume-stats.ts';
import { transcript, type Found, type Plan } from './experiment.ts';
import { narrow } from './narrow.ts';

const topic = 'backlog-orders';
const group = 'backlog-billing';
const queues = 4;
const threads = 4;
/** Messages a second, and what one takes when the service behind it is well and when it is slow. */
const [rate, well, slow] = [200, 10, 50];
/** Seconds of each phase after the search. */
const phase = 5;

type Counts = { sent: number; done: number; again: number; owners: number };

/**
 * A steady stream of messages, one consumer, and a service behind it that becomes slow. The backlog is found with mqadmin while it grows,
 * then one consumer a queue, then twice as many consumers as queues, then as many by POP, until it is drained.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  await using cluster = await startCluster({ proxy: false, topics: [{ name: topic, queues }], groups: [{ name: group }] });
  using client = new Client(cluster, 'Backlog.java');
  const [{ address }] = cluster.masters;
  const rows: Row[] = [];
  let began = 0;
  const curve: { broker: [number, number][]; real: [number, number][] } = { broker: [], real: [] };
  const counts = async (): Promise<Counts> => countsIn(await client.run('state'));
  const look = async (): Promise<Counts> => {
    const [{ diff }, now] = [await consumeProgress(address, group, topic), await counts()];
    began ||= Date.now();
    const at = Math.round((Date.now() - began) / 100) / 10;
    curve.broker.push([at, diff]);
    curve.real.push([at, now.sent - now.done]);
    return now;
  };
  /** Looks twice a second until `over`, and adds a row on what the phase did. */
  const during = async (what: string, consumers: number, granularity: string, ms: number, over: (seconds: number) => Promise<boolean> | boolean): Promise<void> => {
    const before = await look();
    const from = Date.now();
    const working = new Set<number>();
    let after = before;
    for (let seconds = 0; !(await over(seconds)); seconds = (Date.now() - from) / 1000) {
      await wait(500);
      after = await look();
      working.add(after.owners);
    }
    const seconds = (Date.now() - from) / 1000;
    const parallel = (granularity === 'queue' ? Math.min(consumers, queues) : consumers) * threads;
    const perSecond = Math.round((after.done - before.done) / seconds);
    rows.push({
      phase: what, working: Math.max(...working), possible: Math.round((parallel * 1000) / ms), perSecond,
      incoming: Math.round((after.sent - before.sent) / seconds), lag: after.sent - after.done, again: after.again - before.again,
    });
    say(`experiments: backlog, ${what}: ${perSecond} a second`);
  };

  await client.run(`slow ${well}`);
  const [started = ''] = await client.run(`consumers ${group} ${topic} 1 ${threads} pull`);
  await client.run(`produce ${topic} ${rate}`);
  await wait(2000);
  await during('1 consumer, 10 ms', 1, 'queue', well, (seconds) => seconds > 3);
  await client.run(`slow ${slow}`);
  const found = brief ? {} : find(cluster, started.replace('client ', ''));
  let finding = !brief;
  const transcripts = Promise.resolve(found).finally(() => (finding = false));
  transcripts.catch(() => {}); // looked at at the end; without this a failure before it would end the process uncleaned
  await during('1 consumer, 50 ms', 1, 'queue', slow, (seconds) => seconds > (brief ? 4 : 10) && !finding);
  await client.run(`consumers ${group} ${topic} ${queues} ${threads} pull`);
  await wait(1000);
  await during('4 consumers', queues, 'queue', slow, (seconds) => seconds > phase);
  await client.run(`consumers ${group} ${topic} ${queues * 2} ${threads} pull`);
  await wait(1000);
  await during('8 consumers', queues * 2, 'queue', slow, (seconds) => seconds > phase);
  await setRequestMode(address, topic, group, 'POP');
  await client.run(`consumers ${group} ${topic} ${queues * 2} ${threads} pop`);
  await wait(1000);
  await during('8 consumers by POP', queues * 2, 'message', slow, async (seconds) => seconds > 60 || (curve.real.at(-1)?.[1] ?? 0) < 60);
  return { rows, transcripts: await transcripts, curves: { lag: curve } };
}

/** What is typed while it grows. */
async function find(cluster: Cluster, client: string): Promise<NonNullable<Found['transcripts']>> {
  const masks: Mask[] = [{ pattern: /\d+\.\d+\.\d+\.\d+(:\d+)?/g, word: 'address' }, { pattern: /\b[0-9A-F]{32}\b/g, word: 'id' }];
  const shown: NonNullable<Found['transcripts']> = {};
  const show = (name: string, args: string[], pipe: string, printed: string): void => {
    shown[name] = transcript(masked(`mqadmin ${args.join(' ')}${pipe}`, masks), printed, masks);
  };
  /** Two looks at the progress, each with the time of day, which `#LastTime` is to be held against. */
  const progress = async (name: string): Promise<void> => {
    const args = ['consumerProgress', '-g', group, '-t', topic];
    show(name, args, `${narrow.pipe}; date '+%F %T'`, `${narrow.through(await cluster.mqadmin(...args))}\n${clock()}`);
  };
  const connection = async (): Promise<void> => {
    const args = ['consumerConnection', '-g', group];
    show('connection', args, '', await cluster.mqadmin(...args));
  };
  /** One call for two transcripts: with -s it prints all that it prints without, and the stacks. */
  const status = async (): Promise<void> => {
    const args = ['consumerStatus', '-g', group, '-i', client];
    const printed = await cluster.mqadmin(...args, '-s');
    show('status', args, " | grep -A 3 'RT&TPS' | tr -s ' '", (/#Consumer RT&TPS#(?:\n.*){3}/.exec(printed)?.[0] ?? '').replaceAll(/ +/g, ' '));
    show('stack', [...args, '-s'], " | grep 'billing_1 ' | head -5", printed.split('\n').filter((line) => line.includes('billing_1 ')).slice(0, 5).join('\n'));
  };
  const oldest = async (): Promise<void> => {
    const { queues: [first] } = await consumeProgress(cluster.masters[0].address, group, topic);
    const args = ['queryMsgByOffset', '-t', topic, '-b', 'broker-a', '-i', String(first?.queueId), '-o', String(first?.consumerOffset)];
    show('oldest', args, ' | grep -E "ID|Offset|Time"', (await cluster.mqadmin(...args)).split('\n').filter((line) => /ID|Offset|Time/.test(line)).join('\n'));
  };
  await progress('progress');
  await Promise.all([connection(), status()]);
  await Promise.all([oldest(), progress('later')]);
  return shown;
}

function clock(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

function countsIn(lines: string[]): Counts {
  const number = (word: string): number => Number(lines.find((line) => line.startsWith(`${word} `))?.split(' ')[1]);
  return { sent: number('sent'), done: number('done'), again: number('again'), owners: number('owners') };
}

export const backlog: Plan = {
  client: 'java',
  run,
  agrees(fresh, recorded) {
    const of = (rows: Row[], what: string, column: string): number => Number(rows.find((row) => row['phase'] === what)?.[column]);
    assert.deepEqual(fresh.map((row) => row['phase']), recorded.map((row) => row['phase']));
    for (const rows of [fresh, recorded]) {
      assert.ok(of(rows, '1 consumer, 50 ms', 'perSecond') < rate, 'one slow consumer is slower than the stream');
      assert.ok(of(rows, '4 consumers', 'perSecond') > rate, 'one for each queue is faster');
      assert.ok(of(rows, '8 consumers', 'perSecond') < of(rows, '4 consumers', 'possible') * 1.1, 'more than that is no faster');
      assert.equal(of(rows, '8 consumers', 'working'), queues);
      assert.ok(of(rows, '8 consumers by POP', 'perSecond') > of(rows, '8 consumers', 'perSecond') * 1.3, 'by POP all of them work');
    }
  },
};
