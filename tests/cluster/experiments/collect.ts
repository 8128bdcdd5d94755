import type { Experiment, Row } from '../../../src/evidence/experiments.ts';
import { release } from '../../../src/release.ts';
import { killedBroker } from './killed-broker.ts';
import { missingSlave } from './missing-slave.ts';
import { stoppedMaster } from './stopped-master.ts';

/** Runs the experiments: the one that mostly waits beside the others, which keep the processors busy one after the other. */
export async function collectExperiments(say: (line: string) => void): Promise<Record<string, Experiment>> {
  const ran = new Date().toISOString().slice(0, 10);
  const waiting = stoppedMaster(say);
  // Looked at below; without this a failure in the meantime would end the process before the others have cleaned up.
  waiting.catch(() => {});
  const rows: Record<string, Row[]> = { 'killed-broker': await killedBroker(say), 'missing-slave': await missingSlave(say), 'stopped-master': await waiting };
  const entry = (name: string, found: Row[]): Experiment => ({ release, client: `rocketmq-client ${release} (Java)`, ran, method: `tests/cluster/experiments/${name}.ts`, rows: found });
  return Object.fromEntries(Object.entries(rows).map(([name, found]) => [name, entry(name, found)]));
}
