import { sourceDigest, type Output } from '../../../src/evidence/outputs.ts';
import { Problem } from '../../../src/problem.ts';
import { release } from '../../../src/release.ts';
import { versionOf } from '../citations/resolve-package.ts';
import { startCluster } from '../cluster/cluster.ts';
import { runOnCluster, runTwice, samplesAtOnce } from './run.ts';
import type { Sample } from './sample.ts';

/** Runs every sample twice on one fresh cluster and gives what it printed; what differs between the two runs needs a mask and is a problem. */
export async function collectOutputs(samples: Sample[], say: (line: string) => void): Promise<{ entries: Record<string, Output>; problems: Problem[] }> {
  const topics = samples.flatMap((sample) => sample.topics);
  const groups = samples.flatMap((sample) => sample.groups);
  await using cluster = await startCluster({ topics, groups });
  const entries: Record<string, Output> = {};
  const problems: Problem[] = [];
  const client = `rocketmq-client-nodejs ${versionOf('rocketmq-client-nodejs')}`;
  const collect = async (sample: Sample): Promise<void> => {
    try {
      const { exit, output } = await runTwice(sample, () => runOnCluster(sample, cluster));
      entries[sample.name] = { release, client, source: sourceDigest(sample.text), exit, output };
      say(`samples: ${sample.name} ran`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  };
  // Those that want the Broker killed run alone, after the others.
  const waiting = samples.filter(({ disturbed }) => !disturbed);
  const worker = async (): Promise<void> => {
    for (let sample = waiting.shift(); sample; sample = waiting.shift()) await collect(sample);
  };
  await Promise.all(Array.from({ length: samplesAtOnce }, worker));
  for (const sample of samples.filter(({ disturbed }) => disturbed)) await collect(sample);
  return { entries, problems };
}
