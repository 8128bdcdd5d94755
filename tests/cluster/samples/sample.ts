import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Problem } from '../../../src/problem.ts';
import type { Group, Topic, TopicType } from '../cluster/admin.ts';

const folder = fileURLToPath(new URL('../../../src/samples/', import.meta.url));

/** What varies from run to run, and the word that is shown instead, as ‹word›. */
export type Mask = { pattern: RegExp; word: string };

/** A sample that talks to RocketMQ, with what the comments at its head say about running it. */
export type Sample = {
  /** Its file below src/samples/. */
  name: string;
  text: string;
  topics: Topic[];
  groups: Group[];
  masks: Mask[];
  /** Whether the Broker is killed while it runs, and started again. */
  disturbed: boolean;
  /** Seconds it may take. */
  limit: number;
};

/** All samples that have a `// topic:` line at their head; those that want the Broker killed come last. */
export function allSamples(): Sample[] {
  const names = globSync('**/*.ts', { cwd: folder }).sort();
  const samples = names.map((name) => readSample(name, readFileSync(folder + name, 'utf8'))).filter(({ topics }) => topics.length > 0);
  return samples.sort((a, b) => Number(a.disturbed) - Number(b.disturbed));
}

/** Reads the comments at the head of a sample:
 *
 *     // topic: NAME TYPE [QUEUES]     created before it runs; TYPE is NORMAL, FIFO, DELAY, TRANSACTION or PRIORITY
 *     // group: NAME [ordered] [retries=N]   a consumer group; N retries before a dead letter
 *     // mask: /REGEX/FLAGS WORD       what varies; shown as ‹WORD›
 *     // disturb: …                    the Broker is killed (SIGKILL) a second after its first line, and started again while it runs
 *     // limit: 90 s                   instead of 60
 */
export function readSample(name: string, text: string): Sample {
  const sample: Sample = { name, text, topics: [], groups: [], masks: [], disturbed: false, limit: 60 };
  for (const [i, line] of text.split('\n').entries()) {
    const directive = /^\/\/ (topic|group|mask|disturb|limit): (.*)$/.exec(line);
    if (!directive && !line.startsWith('//')) break;
    const [, kind, said = ''] = directive ?? [];
    const at = `src/samples/${name}:${i + 1}`;
    const words = said.trim().split(/\s+/);
    if (kind === 'topic') sample.topics.push({ name: words[0] ?? '', type: topicType(words[1], at), queues: Number(words[2] ?? 4) });
    if (kind === 'group') sample.groups.push(group(words));
    if (kind === 'mask') sample.masks.push(mask(said, at));
    if (kind === 'disturb') sample.disturbed = true;
    if (kind === 'limit') sample.limit = Number.parseInt(said, 10);
  }
  return sample;
}

function group([name = '', ...words]: string[]): Group {
  const retries = words.find((word) => word.startsWith('retries='))?.slice('retries='.length);
  return { name, ordered: words.includes('ordered'), ...(retries !== undefined && { retries: Number(retries) }) };
}

function topicType(word: string | undefined, at: string): TopicType {
  const type = (['NORMAL', 'FIFO', 'DELAY', 'TRANSACTION', 'PRIORITY'] as const).find((known) => known === word);
  if (type) return type;
  throw new Problem(at, `a topic of the unknown type ${word}`, 'write // topic: NAME NORMAL, or FIFO, DELAY, TRANSACTION, PRIORITY');
}

function mask(said: string, at: string): Mask {
  const parts = /^\/(.+)\/([a-z]*)\s+(\S+)$/.exec(said.trim());
  if (!parts?.[1] || !parts[3]) throw new Problem(at, `a mask that cannot be read: ${said}`, 'write // mask: /REGEX/ WORD');
  return { pattern: new RegExp(parts[1], `${(parts[2] ?? '').replace('g', '')}g`), word: parts[3] };
}

/** A printed line with what varies replaced by ‹word›. */
export function masked(line: string, masks: readonly Mask[]): string {
  return masks.reduce((text, { pattern, word }) => text.replace(pattern, `‹${word}›`), line);
}
