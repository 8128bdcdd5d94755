import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { experiment } from '../../src/evidence/experiments.ts';
import { experiments } from './experiments/all.ts';
import { limit, transcript } from './experiments/experiment.ts';
import { runExperiment } from './experiments/run.ts';
import { needsJava } from './needs-java.ts';
import { onceMore } from './once-more.ts';

test('a transcript masks what varies, and only that', () => {
  assert.deepEqual(transcript('mqadmin x', 'broker-a 127.0.0.1:4711 \n\n7 messages\n', [{ pattern: /(?<=:)\d+/g, word: 'port' }]), {
    command: 'mqadmin x', output: ['broker-a 127.0.0.1:‹port›', '', '7 messages'],
  });
});

test('every experiment that the pages show is recorded, and keeps its own rule', () => {
  for (const [name, plan] of Object.entries(experiments)) {
    const { rows } = experiment(name, `tests/cluster/experiments/${name}.ts:1`);
    assert.doesNotThrow(() => plan.agrees(rows, rows), name);
  }
});

// One at a time, beside another file of tests: they measure times, and two processors are soon full.
suite('the experiments that are short come out the same again', needsJava, () => {
  for (const [name, plan] of Object.entries(experiments).filter(([, { tested }]) => tested)) {
    const run = async (): Promise<void> => {
      const recorded = experiment(name, `tests/cluster/experiments/${name}.ts:1`);
      const fresh = await runExperiment(name, true);
      plan.agrees(fresh.rows, recorded.rows);
      assert.deepEqual(fresh.transcripts ?? {}, recorded.transcripts ?? {}, 'commands print something else than recorded');
      for (const [curve, lines] of Object.entries(recorded.curves ?? {})) assert.deepEqual(Object.keys(fresh.curves?.[curve] ?? {}), Object.keys(lines));
    };
    test(name, { timeout: 2 * limit * 1000 }, (t) => onceMore(run, t));
  }
});
