import type { CitationEntry } from '../../src/evidence/cite.ts';
import type { Default } from '../../src/evidence/defaults.ts';
import type { Experiment } from '../../src/evidence/experiments.ts';
import type { Output } from '../../src/evidence/outputs.ts';
import { citationKey } from '../../src/evidence/place.ts';
import { Problem } from '../../src/problem.ts';
import { experiments } from './experiments/all.ts';
import { difference } from './samples/run.ts';
import type { Written } from './written.ts';

/**
 * What is still there but not as it was when the evidence was last recorded: after a new pin, the list of what to read again.
 * Lines may move; a change is a citation in another member, another value of a default, another output of a sample.
 */
type Entries<Entry> = Record<string, Entry>;

export function changedCitations(before: Entries<CitationEntry>, now: Entries<CitationEntry>, written: Written['places']): Problem[] {
  return written.flatMap(({ place, at }) => {
    const [old, found] = [before[citationKey(place)], now[citationKey(place)]];
    if (!old || !found || old.member === found.member) return [];
    return [new Problem(at, `${citationKey(place)} stood in ${old.member}, now in ${found.member}`, 'read the place again: does the sentence still hold?')];
  });
}

export function changedDefaults(before: Entries<Default>, now: Entries<Default>, written: Written['defaults']): Problem[] {
  return written.flatMap(({ name, at }) => {
    const [old, found] = [before[name], now[name]];
    if (!old || !found || old.value === found.value) return [];
    return [new Problem(at, `the default of ${name} was ${old.value}, now it is ${found.value}`, 'the page shows the new value; does what it says of it still hold?')];
  });
}

export function changedOutputs(before: Entries<Output>, now: Entries<Output>): Problem[] {
  return Object.entries(now).flatMap(([name, { output }]) => {
    const change = before[name] && difference(before[name].output, output);
    return change ? [new Problem(`src/samples/${name}:1`, `it printed something else than recorded, ${change}`, 'read the pages that show it again')] : [];
  });
}

export function changedExperiments(before: Entries<Experiment>, now: Entries<Experiment>): Problem[] {
  return Object.entries(now).flatMap(([name, { rows }]) => {
    const [old, plan] = [before[name], experiments[name]];
    if (!old || !plan) return [];
    try {
      plan.agrees(rows, old.rows);
      return [];
    } catch (error) {
      return [new Problem(`tests/cluster/experiments/${name}.ts:1`, `it came out otherwise than recorded: ${error instanceof Error ? error.message : String(error)}`, 'read the pages that show it again')];
    }
  });
}
