import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import mq from 'rocketmq-client-nodejs';
import type { Row, Transcript } from '../../../src/evidence/experiments.ts';
import { until } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { transcript, type Plan } from './experiment.ts';

/** The client closes its log with itself, and then fails to write to it. */
const silent = { info() {}, warn() {}, error() {} };
/** The very code that the page shows. */
const sample = fileURLToPath(new URL('../../../src/samples/duplicates/check-then-act.ts', import.meta.url));
const topic = 'dup-check';
/** One nobody consumes, for the look at what is stored. */
const resent = 'orders';

/** How a consumer decides, how many milliseconds lie between decision and effect, and how many between the two copies of an order. */
const cases = [
  { how: 'check', pause: 0, apart: 0 },
  { how: 'check', pause: 20, apart: 0 },
  { how: 'check', pause: 20, apart: 1000 },
  { how: 'unique', pause: 20, apart: 0 },
] as const;

/** Orders, each sent twice, to two consumer processes on one database: how many bills are written for them. First, one order sent twice as `mqadmin` shows it. */
async function run(say: (line: string) => void, orders: number): Promise<{ rows: Row[]; transcripts: Record<string, Transcript> }> {
  await using cluster = await startCluster({ topics: [{ name: topic }, { name: resent }], groups: [{ name: 'dup-check-billing' }] });
  const producer = new mq.Producer({ endpoints: cluster.endpoints, namespace: '', topic, requestTimeout: 10_000, logger: silent });
  try {
    await producer.startup();
    const twice = await byKey(cluster);
    const rows: Row[] = [];
    for (const one of cases) {
      rows.push(await runOnce(cluster, producer, orders, one));
      say(`experiments: ${one.how}, ${one.pause} ms, copies ${one.apart} ms apart`);
    }
    return { rows, transcripts: { 'by-key': twice } };
  } finally {
    await producer.shutdown();
  }
}

async function byKey(cluster: Cluster): Promise<Transcript> {
  const producer = new mq.Producer({ endpoints: cluster.endpoints, namespace: '', topic: resent, requestTimeout: 10_000, logger: silent });
  try {
    await producer.startup();
    const order = { topic: resent, keys: ['order-1'], body: Buffer.from('{"amount":42}') };
    await producer.send(order);
    await producer.send(order);
  } finally {
    await producer.shutdown();
  }
  await wait(1000); // the index is built in the background
  const printed = await cluster.mqadmin('queryMsgByKey', '-n', cluster.namesrvAddr, '-t', resent, '-k', 'order-1');
  const masks = [{ pattern: /\b[0-9A-F]{32,34}\b/g, word: 'messageId' }, { pattern: /(?<=\s)\d+(?=\s|$)/g, word: 'n' }];
  return transcript(`mqadmin queryMsgByKey -n 127.0.0.1:9876 -t ${resent} -k order-1`, printed, masks);
}

async function runOnce({ endpoints, folder }: Cluster, producer: InstanceType<typeof mq.Producer>, orders: number, { how, pause, apart }: (typeof cases)[number]): Promise<Row> {
  const bills = mkdtempSync(join(tmpdir(), 'bills-'));
  const path = join(bills, 'bills.db');
  const said: string[] = [];
  const env = { ...process.env, ROCKETMQ_ENDPOINTS: endpoints, HOME: folder, NODE_NO_WARNINGS: '1' };
  const consumers = [1, 2].map(() => spawn(process.execPath, [sample, path, how, String(pause)], { env, stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const { stdout } of consumers) stdout.setEncoding('utf8').on('data', (text: string) => said.push(...text.trim().split('\n')));
  try {
    await until(async () => said.length === 2, 'the consumers did not start', 60);
    const second: Promise<unknown>[] = [];
    for (let n = 1; n <= orders; n++) {
      const order = { topic, keys: [`${how}-${pause}-${apart}-${n}`], body: Buffer.from('{"amount":42}') };
      second.push(wait(apart).then(() => producer.send(order)));
      await producer.send(order);
      await wait(30);
    }
    await Promise.all(second);
    await until(async () => said.length === 2 + 2 * orders, 'not every copy was consumed', 60);
    const db = new DatabaseSync(path);
    const written = Number(db.prepare('SELECT count(*) AS n FROM bills').get()?.['n']);
    db.close();
    return { how, pause, apart, orders, deliveries: 2 * orders, bills: written, extra: written - orders };
  } finally {
    for (const child of consumers) child.kill('SIGKILL');
    rmSync(bills, { recursive: true, force: true });
  }
}

/** A unique key lets none through; a check lets some through when the copies come together. */
function held(rows: Row[]): void {
  for (const { how, pause, apart, extra } of rows) {
    if (how === 'unique') assert.equal(extra, 0);
    if (how === 'check' && pause === 20 && apart === 0) assert.ok(Number(extra) > 0, 'no copy slipped through the check');
    assert.ok(Number(extra) >= 0, 'an order without a bill');
  }
}

export const checkThenAct: Plan = {
  client: 'node',
  run: (say, brief) => run(say, brief ? 30 : 60),
  agrees(fresh, recorded) {
    held(fresh);
    held(recorded);
    assert.equal(recorded.length, cases.length);
  },
};
