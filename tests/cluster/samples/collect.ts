import { sourceDigest, type Output } from '../../../src/evidence/outputs.ts';
import { Problem } from '../../../src/problem.ts';
import { release } from '../../../src/release.ts';
import { versionOf } from '../citations/resolve-package.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { runOnCluster, type Run } from './run.ts';
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
      const { exit, output } = await runTwice(sample, cluster);
      entries[sample.name] = { release, client, source: sourceDigest(sample.text), exit, output };
      say(`samples: ${sample.name} ran`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  };
  // Those that want the Broker killed run alone, after the others.
  await Promise.all(samples.filter(({ disturbed }) => !disturbed).map(collect));
  for (const sample of samples.filter(({ disturbed }) => disturbed)) await collect(sample);
  return { entries, problems };
}

async function runTwice(sample: Sample, cluster: Cluster): Promise<Run> {
  const first = await runOnCluster(sample, cluster);
  const second = await runOnCluster(sample, cluster);
  const change = difference(first.output, second.output);
  if (change) throw new Problem(`src/samples/${sample.name}:1`, `two runs printed different lines:\n${change}`, 'add a rule for what varies at the head of the sample: // mask: /REGEX/ WORD');
  return second;
}

/** The first lines in which two outputs differ, as `- expected` and `+ found`; undefined when they are the same. */
export function difference(expected: string[], found: string[]): string | undefined {
  const at = Array.from({ length: Math.max(expected.length, found.length) }, (_, i) => i).find((i) => expected[i] !== found[i]);
  if (at === undefined) return undefined;
  return [`line ${at + 1}:`, `- ${expected[at] ?? '(nothing)'}`, `+ ${found[at] ?? '(nothing)'}`].join('\n');
}
