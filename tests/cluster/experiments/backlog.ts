import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import type { Mask } from '../samples/sample.ts';
import { Client } from './client.ts';
import { consumeProgress, setRequestMode } from './consume-stats.ts';
import { transcript, type Found, type Plan } from './experiment.ts';

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
  const began = Date.now();
  const curve: { broker: [number, number][]; real: [number, number][] } = { broker: [], real: [] };
  const counts = async (): Promise<Counts> => countsIn(await client.run('state'));
  const look = async (): Promise<Counts> => {
    const [{ diff }, now] = [await consumeProgress(address, group, topic), await counts()];
    const at = Math.round((Date.now() - began) / 100) / 10;
    curve.broker.push([at, diff]);
    curve.real.push([at, now.sent - now.done]);
    return now;
  };
  /** Looks twice a second until `over`, and adds a row on what the phase did. */
  const during = async (what: string, consumers: number, granularity: string, over: (seconds: number) => Promise<boolean> | boolean): Promise<void> => {
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
      phase: what, consumers, working: Math.max(...working), granularity, ms: what === 'well' ? well : slow,
      possible: Math.round((parallel * 1000) / (what === 'well' ? well : slow)), perSecond, incoming: Math.round((after.sent - before.sent) / seconds),
      lag: after.sent - after.done, again: after.again - before.again,
    });
    say(`experiments: backlog, ${what}: ${perSecond} a second`);
  };

  await client.run(`slow ${well}`);
  await client.run(`consumers ${group} ${topic} 1 ${threads} pull`);
  await client.run(`produce ${topic} ${rate}`);
  await wait(3000);
  await during('well', 1, 'queue', (seconds) => seconds > 4);
  await client.run(`slow ${slow}`);
  const found = brief ? {} : find(cluster);
  let finding = !brief;
  const transcripts = Promise.resolve(found).finally(() => (finding = false));
  await during('slow', 1, 'queue', (seconds) => seconds > (brief ? 4 : 12) && !finding);
  await client.run(`consumers ${group} ${topic} ${queues} ${threads} pull`);
  await wait(1000);
  await during('a consumer for each queue', queues, 'queue', (seconds) => seconds > phase);
  await client.run(`consumers ${group} ${topic} ${queues * 2} ${threads} pull`);
  await wait(1000);
  await during('two consumers for each queue', queues * 2, 'queue', (seconds) => seconds > phase);
  await setRequestMode(address, topic, group, 'POP');
  await client.run(`consumers ${group} ${topic} ${queues * 2} ${threads} pop`);
  await wait(1000);
  await during('the same by POP', queues * 2, 'message', async (seconds) => seconds > 30 || (curve.real.at(-1)?.[1] ?? 0) < 60);
  return { rows, transcripts: await transcripts, curves: { lag: curve } };
}

/** What is typed while it grows, one after the other as one would. */
async function find(cluster: Cluster): Promise<NonNullable<Found['transcripts']>> {
  const masks: Mask[] = [
    { pattern: /\d+\.\d+\.\d+\.\d+(:\d+)?/g, word: 'address' },
    { pattern: /\d{4}-\d\d-\d\d[ #]\d\d:\d\d:\d\d([:,]\d+)?/g, word: 'time' },
  ];
  const shown: NonNullable<Found['transcripts']> = {};
  const type = async (name: string, ...args: string[]): Promise<void> => {
    shown[name] = transcript(`mqadmin ${args.join(' ')}`, await cluster.mqadmin(...args), masks);
  };
  await type('progress', 'consumerProgress', '-g', group, '-t', topic);
  await type('status', 'consumerStatus', '-g', group, '-s');
  await type('connection', 'consumerConnection', '-g', group);
  await type('later', 'consumerProgress', '-g', group, '-t', topic);
  return shown;
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
      assert.ok(of(rows, 'slow', 'perSecond') < rate, 'one slow consumer is slower than the stream');
      assert.ok(of(rows, 'a consumer for each queue', 'perSecond') > rate, 'one for each queue is faster');
      assert.ok(of(rows, 'two consumers for each queue', 'perSecond') < of(rows, 'a consumer for each queue', 'possible') * 1.1, 'more than that is no faster');
      assert.equal(of(rows, 'two consumers for each queue', 'working'), queues);
      assert.ok(of(rows, 'the same by POP', 'perSecond') > of(rows, 'two consumers for each queue', 'perSecond') * 1.3, 'by POP all of them work');
    }
  },
};
