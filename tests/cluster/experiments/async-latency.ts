import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster } from '../cluster/cluster.ts';
import { readSample } from '../samples/sample.ts';
import type { Plan } from './experiment.ts';
import { runNode } from './node.ts';

const file = '../../../src/samples/async/two-chains.ts';
/** The three services take 200 ms each; what is varied is the one that sends the SMS. An order comes every 200 ms. */
const cases: { sms: string; args: string[] }[] = [
  { sms: '200 ms', args: ['200'] },
  { sms: '1000 ms', args: ['1000'] },
  { sms: '300 ms, one at a time', args: ['300', 'queueing'] },
];

/**
 * The sample itself, placing one order every 200 ms in each of its three ways: how long the caller waited for its answer,
 * how long it took until all three services were done, and how long they worked.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Row[]> {
  const { topics, groups } = readSample('async/two-chains.ts', readFileSync(new URL(file, import.meta.url), 'utf8'));
  await using cluster = await startCluster({ topics, groups });
  // A cluster that has just started answers slowly; this run is not counted.
  await runNode(cluster, file, '20', '100', '20');
  const rows: Row[] = [];
  for (const { sms, args } of cases) {
    const lines = await runNode(cluster, file, brief ? '8' : '16', '200', '200', ...args);
    const measured: { way: string; caller: number; done: number; work: number }[] = lines.map((line) => JSON.parse(line));
    for (const [way, orders] of Map.groupBy(measured, (one) => one.way)) {
      const sorted = (of: 'caller' | 'done' | 'work'): number[] => orders.map((order) => Math.round(order[of])).sort((a, b) => a - b);
      const [caller, done, work] = [sorted('caller'), sorted('done'), sorted('work')];
      rows.push({ sms, way, orders: orders.length, caller: middle(caller), callerMost: caller.at(-1) ?? 0, done: middle(done), doneMost: done.at(-1) ?? 0, worked: middle(work) });
    }
    say(`experiments: three services, SMS ${sms}`);
  }
  return rows;
}

function middle(sorted: number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export const asyncLatency: Plan = {
  client: 'node',
  run: async (say, brief) => ({ rows: await run(say, brief) }),
  agrees(fresh, recorded) {
    assert.deepEqual(fresh.map(({ sms, way }) => ({ sms, way })), recorded.map(({ sms, way }) => ({ sms, way })));
    const of = (sms: string | undefined, way: string): Row => fresh.find((row) => row['sms'] === sms && row['way'] === way) ?? {};
    for (const { sms } of cases) {
      const [turns, message] = [of(sms, 'one after the other'), of(sms, 'one message')];
      assert.ok(Number(message['caller']) < Number(turns['caller']), `SMS ${sms}: who sent a message waited ${message['caller']} ms, who called ${turns['caller']} ms`);
      assert.ok(Number(message['worked']) > 0.9 * Number(turns['worked']), `SMS ${sms}: the services worked ${message['worked']} ms for a message, ${turns['worked']} ms for calls`);
    }
    // Each order adds 300 ms to the line and the next comes after 200.
    const short = of(cases[2]?.sms, 'one message');
    assert.ok(Number(short['doneMost']) >= 100 * Number(short['orders']), `one SMS at a time, ${short['orders']} orders: the last was done after ${short['doneMost']} ms`);
  },
};
