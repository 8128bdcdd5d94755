import { createHash } from 'node:crypto';
import { Problem } from '../problem.ts';
import { entriesOf, lazily } from './file.ts';
import file from './outputs.json' with { type: 'json' };

/** What a sample printed when it ran on a real cluster. `output` are its lines, what varies masked as `‹word›`; `source` tells which text of the sample ran. */
export type Output = { release: string; client: string; source: string; exit: number; output: string[] };

const outputs = lazily(() => entriesOf<Output>('outputs.json', file));

/** A digest of a sample's text that comments and white space do not change. */
export function sourceDigest(text: string): string {
  const code = text.replace(/^\s*\/\/.*$|(?<=[\s;,{(])\/\/ .*$|^\s*\/\*\*.*?\*\/$/gm, '').replace(/\s+/g, ' ');
  return createHash('sha256').update(code).digest('hex').slice(0, 16);
}

/**
 * What the sample `file` (below src/samples/, its text given) printed; undefined if it never ran.
 * Throws a Problem at `at` if the sample's code was changed since: then nobody knows what it prints.
 */
export function outputOf(file: string, text: string, at: string): Output | undefined {
  const found = outputs().get(file);
  if (found && found.source !== sourceDigest(text)) {
    throw new Problem(at, `src/samples/${file} was changed since its output was recorded`, 'run `npm run evidence samples` (needs Java and Maven)');
  }
  return found;
}
