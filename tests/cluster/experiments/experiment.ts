import type { Curves, Row, Transcript } from '../../../src/evidence/experiments.ts';
import { masked, type Mask } from '../samples/sample.ts';

/** What a run found: a table, and where there are any, commands with what they printed and lines to draw. */
export type Found = { rows: Row[]; transcripts?: Record<string, Transcript>; curves?: Curves };

/** An experiment on a cluster of its own. It measures: it has to be able to come out otherwise than expected. */
export type Plan = {
  /** The client that the experiment uses. */
  client: 'java' | 'node';
  /** Whether it mostly waits; it then runs beside those that keep the processors busy. */
  waits?: boolean;
  /** Whether it measures how fast something is; nothing else then runs beside it. */
  alone?: boolean;
  /** Whether the tests run it again, too; the others are run again by `npm run evidence` only: together they take half an hour. */
  tested?: boolean;
  /** Runs it; `say` tells how far it is. `brief` is a shorter form for the tests: fewer repetitions, the same method. */
  run(say: (line: string) => void, brief: boolean): Promise<Found>;
  /** Throws (assert) where a fresh run contradicts what is recorded; what may differ from run to run is left out here and nowhere else. */
  agrees(fresh: Row[], recorded: Row[]): void;
};

/** Seconds that an experiment may take, far more than any needs: one that hangs must not hold up all others. */
export const limit = 300;

/** A command with what it printed, what varies masked. */
export function transcript(command: string, printed: string, masks: Mask[] = []): Transcript {
  return { command, output: printed.trimEnd().split('\n').map((line) => masked(line.trimEnd(), masks)) };
}
