import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster } from '../cluster/cluster.ts';
import type { Found, Plan } from './experiment.ts';

const sample = fileURLToPath(new URL('../../../src/samples/peak-shaving/burst.ts', import.meta.url));
/** Messages a second: in ordinary times, in the burst, and what the work behind can do. */
const [base, burst, capacity] = [20, 200, 60];
/** Seconds that the burst lasts. */
const seconds = 5;
/** Seconds that a caller waits who asks the worker directly. */
const patience = 1;

/** The sample `peak-shaving/burst`, and the same burst against the same worker without a queue between. */
async function run(): Promise<Found> {
  await using cluster = await startCluster({ topics: [{ name: 'peak-burst' }], groups: [{ name: 'peak-burst-workers' }] });
  const env = { ...process.env, ROCKETMQ_ENDPOINTS: cluster.endpoints, HOME: cluster.folder, NODE_NO_WARNINGS: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, [sample, String(seconds), 'trace'], { env });
  const lines = stdout.split('\n').map((line) => line.split(' '));
  const points = lines.filter(([kind]) => kind === 'point').map(([, ms, sent, done]) => ({ at: Number(ms) / 1000, sent: Number(sent), done: Number(done) }));
  const [, , failed = 0, most = 0, drained = 0, p99 = 0, took = 0] = (lines.find(([kind]) => kind === 'result') ?? []).map(Number);
  const direct = await askDirectly();
  const round = (value: number): number => Math.round(value * 10) / 10;
  return {
    rows: [
      { way: 'queue', asked: burst * seconds, refused: failed, p99: Math.round(p99), most, mostComputed: Math.round(burst * seconds - (capacity * took) / 1000), drained: round(drained / 1000), drainedComputed: round(most / (capacity - base)) },
      { way: 'direct', asked: burst * seconds, refused: direct.refused, p99: direct.p99, most: '', mostComputed: '', drained: '', drainedComputed: '' },
    ],
    curves: { burst: { sent: points.map(({ at, sent }) => [at, sent]), done: points.map(({ at, done }) => [at, done]), waiting: points.map(({ at, sent, done }) => [at, Math.max(0, sent - done)]) } },
  };
}

/** Callers ask a worker that does `capacity` a second, one after the other, and give up after `patience`. */
async function askDirectly(): Promise<{ refused: number; p99: number }> {
  let free = Date.now();
  const ask = async (): Promise<number | undefined> => {
    const asked = Date.now();
    const turn = Math.max(free, asked);
    if (turn - asked > patience * 1000) {
      await wait(patience * 1000);
      return undefined;
    }
    free = turn + 1000 / capacity;
    await wait(free - asked);
    return Date.now() - asked;
  };
  const asking: Promise<number | undefined>[] = [];
  for (let i = 0, begin = Date.now(); i < burst * seconds; i++) {
    await wait(Math.max(0, begin + (i * 1000) / burst - Date.now()));
    asking.push(ask());
  }
  const answers = await Promise.all(asking);
  const times = answers.filter((ms) => ms !== undefined).sort((a, b) => a - b);
  return { refused: answers.length - times.length, p99: Math.round(times[Math.floor(times.length * 0.99)] ?? 0) };
}

/** Nothing is refused, and what waits and how long is what the arithmetic says, to a third. */
function asComputed([queue, direct]: Row[]): void {
  assert.equal(queue?.['refused'], 0);
  assert.ok(Number(direct?.['refused']) > Number(direct?.['asked']) / 4, 'the worker asked directly turns many away');
  const near = (found: unknown, computed: unknown): void => assert.ok(Math.abs(Number(found) / Number(computed) - 1) < 0.33, `${found} against ${computed}`);
  near(queue?.['most'], queue?.['mostComputed']);
  near(queue?.['drained'], queue?.['drainedComputed']);
}

export const burstExperiment: Plan = {
  client: 'node',
  alone: true,
  run,
  agrees(fresh, recorded) {
    asComputed(fresh);
    asComputed(recorded);
  },
};
