import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../../src/problem.ts';
import { routeKnown } from '../cluster/admin.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { masked, type Sample } from './sample.ts';

/** The samples are run by the Node that runs this. */
const node = process.execPath;
const samples = fileURLToPath(new URL('../../../src/samples', import.meta.url));
/** How many ms after its first line a sample has the Broker killed: by that line it is at work, a little later it is in the middle. */
const calm = 1000;

/** Samples run at the same time: most of them mostly wait, but each is a Node of its own. */
export const samplesAtOnce = 4;

export type Run = { exit: number; output: string[] };

/** What a sample runs against: a Proxy's address, the folder for its logs, and for the few that want them a NameServer's address and the folder of a Broker's store. */
export type Target = { endpoints: string; home: string; nameserver?: string; store?: string };

/** Runs one sample. `show` gets each line as it is printed. Throws a Problem when it hangs or fails. */
export async function runSample(sample: Sample, { endpoints, home, nameserver = '', store = '' }: Target, show: (line: string) => void = () => {}): Promise<Run> {
  const at = `src/samples/${sample.name}:1`;
  const env = { ...process.env, ROCKETMQ_ENDPOINTS: endpoints, ROCKETMQ_NAMESERVER: nameserver, ROCKETMQ_STORE: store, HOME: home, NO_COLOR: '1', NODE_NO_WARNINGS: '1' };
  const child = spawn(node, [resolve(samples, sample.name)], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  const output: string[] = [];
  let complaint = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    output.push(line);
    show(line);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, sample.limit * 1000);
  await once(child, 'close');
  clearTimeout(timer);
  process.off('exit', stop);
  if (late) throw new Problem(at, `still running after ${sample.limit} s; it printed:\n${output.slice(-10).join('\n')}`, 'end its process explicitly, or state more time as // limit: 90 s');
  if (child.exitCode !== 0) throw new Problem(at, `ended with ${child.exitCode ?? child.signalCode}:\n${complaint.trim().split('\n').slice(0, 15).join('\n')}`, 'mend the sample: what a page shows must run');
  return { exit: child.exitCode, output: output.map((line) => masked(line, sample.masks)) };
}

/** Runs one sample against a cluster; one that is to be disturbed has the first Broker killed after its first line and started again meanwhile. */
export async function runOnCluster(sample: Sample, cluster: Cluster): Promise<Run> {
  const [{ server, store, address }] = cluster.masters;
  const target = { endpoints: cluster.endpoints, home: cluster.folder, nameserver: cluster.namesrvAddr, store };
  if (!sample.disturbed) return runSample(sample, target);
  const atWork = Promise.withResolvers<void>();
  const running = runSample(sample, target, () => atWork.resolve());
  const disturb = async (): Promise<void> => {
    await Promise.race([atWork.promise, running]);
    await wait(calm);
    await server.kill();
    await server.start();
    for (const { name } of sample.topics) await routeKnown(cluster.namesrvAddr, address, name);
  };
  // Both come to their end, also where the sample fails: what runs next finds the Broker up.
  const [run, disturbance] = await Promise.allSettled([running, disturb()]);
  if (run.status === 'rejected') throw run.reason;
  if (disturbance.status === 'rejected') throw disturbance.reason;
  return run.value;
}

/** Runs a sample twice and gives the second run. Throws a Problem when the two printed different lines: what varies needs a mask. */
export async function runTwice(sample: Sample, run: () => Promise<Run>): Promise<Run> {
  const first = await run();
  const second = await run();
  const change = difference(first.output, second.output);
  if (change) throw new Problem(`src/samples/${sample.name}:1`, `two runs printed different lines:\n${change}`, 'add a rule for what varies at the head of the sample: // mask: /REGEX/ WORD');
  return second;
}

/** The first line in which two outputs differ, as `- expected` and `+ found`; undefined when they are the same. */
export function difference(expected: string[], found: string[]): string | undefined {
  const at = Array.from({ length: Math.max(expected.length, found.length) }, (_, i) => i).find((i) => expected[i] !== found[i]);
  if (at === undefined) return undefined;
  return [`line ${at + 1}:`, `- ${expected[at] ?? '(nothing)'}`, `+ ${found[at] ?? '(nothing)'}`].join('\n');
}
