import type { Experiment } from '../../../src/evidence/experiments.ts';
import { Problem } from '../../../src/problem.ts';
import { release } from '../../../src/release.ts';
import { versionOf } from '../citations/resolve-package.ts';
import { experiments } from './all.ts';
import type { Plan } from './experiment.ts';
import { runExperiment } from './run.ts';

const clients = {
  java: `rocketmq-client ${release} (Java)`,
  node: `rocketmq-client-nodejs ${versionOf('rocketmq-client-nodejs')}`,
};

/**
 * Runs the experiments of these names: first those that want to be alone, then in two lanes those that mostly wait beside those that keep the processors busy.
 * One that fails is a problem; the others are recorded all the same.
 */
export async function collectExperiments(names: string[], say: (line: string) => void): Promise<{ entries: Record<string, Experiment>; problems: Problem[] }> {
  const entries: Record<string, Experiment> = {};
  const problems: Problem[] = [];
  const lane = async (belongs: (plan: Plan) => boolean): Promise<void> => {
    for (const name of names) {
      const plan = experiments[name];
      if (!plan || !belongs(plan)) continue;
      const at = `tests/cluster/experiments/${name}.ts:1`;
      const ran = new Date().toISOString().slice(0, 10);
      try {
        entries[name] = { release, client: clients[plan.client], ran, method: at.replace(/:1$/, ''), ...(await runExperiment(name, false, say)) };
        say(`experiments: ${name} ran`);
      } catch (error) {
        problems.push(new Problem(at, error instanceof Error ? error.message : String(error), 'run it alone: `npm run evidence experiments/NAME`'));
      }
    }
  };
  await lane(({ alone }) => alone === true);
  await Promise.all([true, false].map((waiting) => lane(({ alone, waits = false }) => !alone && waits === waiting)));
  return { entries, problems };
}
