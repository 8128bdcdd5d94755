import type { Experiment, Row } from '../../../src/evidence/experiments.ts';
import { release } from '../../../src/release.ts';
import { killedBroker } from './killed-broker.ts';
import { missingSlave } from './missing-slave.ts';
import { stoppedMaster } from './stopped-master.ts';

/** All experiments by name; each runs clusters of its own. */
export const experiments: Record<string, (say: (line: string) => void) => Promise<Row[]>> = {
  'killed-broker': killedBroker,
  'missing-slave': missingSlave,
  'stopped-master': stoppedMaster,
};

/** Runs the experiments one after the other. */
export async function collectExperiments(say: (line: string) => void): Promise<Record<string, Experiment>> {
  const entries: Record<string, Experiment> = {};
  for (const [name, run] of Object.entries(experiments)) {
    const ran = new Date().toISOString().slice(0, 10);
    entries[name] = { release, client: `rocketmq-client ${release} (Java)`, ran, method: `tests/cluster/experiments/${name}.ts`, rows: await run(say) };
  }
  return entries;
}
