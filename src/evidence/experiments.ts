import { Problem } from '../problem.ts';
import { entriesOf, lazily } from './file.ts';
import file from './experiments.json' with { type: 'json' };

/** One line of an experiment's table: numbers and texts by column. */
export type Row = Record<string, string | number>;

/** A command and the lines that it printed, what varies masked as `‹word›`. */
export type Transcript = { command: string; output: string[] };

/** By name of a curve and of each line in it: its points, x and y. (TypeScript reads a pair in JSON as an array of any length.) */
export type Curves = Record<string, Record<string, readonly (readonly number[])[]>>;

/** A recorded run: the day it ran, the client that was used, the file of this repository that did it, and what came out. */
export type Experiment = { release: string; client: string; ran: string; method: string; rows: Row[]; transcripts?: Record<string, Transcript>; curves?: Curves };

const experiments = lazily(() => entriesOf<Experiment>('experiments.json', file));

/** The experiment of this name. Throws a Problem at `at` if it never ran. */
export function experiment(name: string, at: string): Experiment {
  const found = experiments().get(name);
  if (!found) throw new Problem(at, `no experiment ${name}`, `one of: ${[...experiments().keys()].join(', ')}; or run \`npm run evidence experiments/${name}\``);
  return found;
}

/** What a command printed in the experiment `run`. Throws a Problem at `at` if it was not recorded there. */
export function transcriptOf(run: string, name: string, at: string): Transcript & Experiment {
  const found = experiment(run, at);
  const transcript = found.transcripts?.[name];
  if (!transcript) throw new Problem(at, `the experiment ${run} has no transcript ${name}`, `it has: ${Object.keys(found.transcripts ?? {}).join(', ') || 'none'}`);
  return { ...found, ...transcript };
}
