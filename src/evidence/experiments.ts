import { Problem } from '../problem.ts';
import { entriesOf, lazily } from './file.ts';
import file from './experiments.json' with { type: 'json' };

/** One line of an experiment's table: numbers and texts by column. */
export type Row = Record<string, string | number>;

/** A recorded run: the day it ran, the client that was used, the file of this repository that did it, and what came out. */
export type Experiment = { release: string; client: string; ran: string; method: string; rows: Row[] };

const experiments = lazily(() => entriesOf<Experiment>('experiments.json', file));

/** The experiment of this name: `killed-broker`, `stopped-master`, `missing-slave`. Throws a Problem at `at` if it never ran. */
export function experiment(name: string, at: string): Experiment {
  const found = experiments().get(name);
  if (!found) throw new Problem(at, `no experiment ${name}`, `one of: ${[...experiments().keys()].join(', ')}; or run \`npm run evidence experiments\``);
  return found;
}
