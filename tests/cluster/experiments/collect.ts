import { setTimeout as wait } from 'node:timers/promises';
import type { Experiment } from '../../../src/evidence/experiments.ts';
import { Problem } from '../../../src/problem.ts';
import { release } from '../../../src/release.ts';
import { versionOf } from '../citations/resolve-package.ts';
import { experiments } from './all.ts';
import { limit } from './experiment.ts';

const clients = {
  java: `rocketmq-client ${release} (Java)`,
  node: `rocketmq-client-nodejs ${versionOf('rocketmq-client-nodejs')}`,
};

/** Runs the experiments of these names in two lanes: those that mostly wait beside those that keep the processors busy. */
export async function collectExperiments(names: string[], say: (line: string) => void): Promise<Record<string, Experiment>> {
  const found: Record<string, Experiment> = {};
  const lane = async (waits: boolean): Promise<void> => {
    for (const name of names) {
      const plan = experiments[name];
      if (!plan || (plan.waits ?? false) !== waits) continue;
      const ran = new Date().toISOString().slice(0, 10);
      const late = wait(limit * 1000, undefined, { ref: false }).then(() => {
        throw new Problem(`tests/cluster/experiments/${name}.ts:1`, `still running after ${limit} s`, 'wait with a limit of its own for what may never come');
      });
      const result = await Promise.race([plan.run(say, false), late]);
      found[name] = { release, client: clients[plan.client], ran, method: `tests/cluster/experiments/${name}.ts`, ...result };
      say(`experiments: ${name} ran`);
    }
  };
  // Both to their ends: a failure in one must not end the process before the other has cleaned up.
  const ends = await Promise.allSettled([lane(true), lane(false)]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return found;
}
