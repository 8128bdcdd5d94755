import assert from 'node:assert/strict';
import type { Row } from '../../../src/evidence/experiments.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Found, Plan } from './experiment.ts';
import { runNode } from './node.ts';

/** What the Java producer compresses with, and the size of the second message: 4096 is where it begins to. */
const cases = [
  { type: 'ZLIB', size: 4095 },
  { type: 'ZLIB', size: 4096 },
  { type: 'LZ4', size: 4096 },
  { type: 'ZSTD', size: 4096 },
  { type: 'off', size: 4096 },
];

/** Two messages of a Java producer, the second at the threshold of compression: who gets them, a Java consumer or a Node consumer behind the Proxy? */
async function run(say: (line: string) => void): Promise<Found> {
  const topics = cases.map((_, i) => ({ name: `compressed-body-${i}`, queues: 1 }));
  await using cluster = await startCluster({ topics, groups: topics.map(({ name }) => ({ name: `${name}-node` })) });
  using client = new Client(cluster, 'CompressedBody.java');
  for (const [i, { type, size }] of cases.entries()) await client.run(`send compressed-body-${i} ${size} ${type}`);
  say('experiments: compressed and uncompressed messages are sent');
  const node = await runNode(cluster, 'receive-once.ts', ...topics.map(({ name }) => name));
  const java = await client.run(`read 2 ${topics.map(({ name }) => name).join(' ')}`);
  const of = (lines: string[], name: string): string[] => lines.find((line) => line.startsWith(`${name} `))?.split(' ').slice(1) ?? [];
  const rows = cases.map(({ type, size }, i): Row => {
    const name = `compressed-body-${i}`;
    const [count, ...error] = of(node, name);
    return { type, size, java: Number(of(java, name)[0]), node: Number(count), error: error.join(' ') };
  });
  return { rows };
}

export const compressedBody: Plan = {
  client: 'java',
  run,
  agrees(fresh, recorded) {
    for (const { type, size, java, node } of fresh) {
      assert.equal(java, 2, `Java reads both of ${type}, ${size}`);
      if (type === 'off' || size === 4095) assert.equal(node, 2, `Node reads both where nothing is compressed: ${type}, ${size}`);
    }
    assert.deepEqual(fresh, recorded);
  },
};
