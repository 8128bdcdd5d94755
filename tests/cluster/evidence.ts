/**
 * `npm run evidence`: finds again everything that the site says about RocketMQ, and writes it to src/evidence/.
 * With names of parts (citations, defaults, vectors, samples, experiments)
 * it does those only, with samples/NAME or experiments/NAME that one only. Ends with 1 and the list of what does not hold.
 */
import type { Problem } from '../../src/problem.ts';
import { release } from '../../src/release.ts';
import { changedCitations, changedDefaults, changedExperiments, changedOutputs } from './changes.ts';
import { indexClasses } from './citations/classes.ts';
import { collectCitations } from './citations/collect.ts';
import { collectDefaults, unknownDefaults } from './defaults/collect.ts';
import { experiments } from './experiments/all.ts';
import { collectExperiments } from './experiments/collect.ts';
import { typedDefaults } from './defaults/typed.ts';
import { rocketmq } from './maven.ts';
import { collectOutputs } from './samples/collect.ts';
import { allSamples } from './samples/sample.ts';
import { collectVectors, wrongAnswers } from './vectors/collect.ts';
import { recorded, stillRecorded, writeEvidence } from './write.ts';
import { contentFiles, readContent } from './written.ts';

const asked = new Set(process.argv.slice(2));
const wanted = (part: string): boolean => asked.size === 0 || [...asked].some((one) => one === part || one.startsWith(`${part}/`));
/** Of all names of a part, those to do: all, or the ones that were asked for. */
const chosen = (part: string, names: string[]): string[] => (asked.size === 0 || asked.has(part) ? names : names.filter((name) => asked.has(`${part}/${name.replace(/\.ts$/, '')}`)));
const known = new Set(['citations', 'defaults', 'vectors', 'samples', 'experiments', ...allSamples().map(({ name }) => `samples/${name.replace(/\.ts$/, '')}`), ...Object.keys(experiments).map((name) => `experiments/${name}`)]);
const unknown = [...asked].filter((one) => !known.has(one));
if (unknown.length > 0) {
  console.error(`evidence: nothing is called ${unknown.join(', ')}\n  → name a part, samples/FOLDER/NAME or experiments/NAME`);
  process.exit(1);
}
const say = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`);
};

say(`RocketMQ ${release}: getting jars and sources with Maven`);
const pinned = rocketmq(release);
const written = readContent();
const problems: Problem[] = [...written.problems];
/** Made only where it is needed: it reads every source file. */
const index = wanted('citations') || wanted('defaults') ? indexClasses(pinned) : undefined;
const changes: Problem[] = [];
const summary: string[] = [];

if (index && wanted('citations')) {
  say(`citations: looking for ${written.places.length} places`);
  const found = collectCitations(index, written.places);
  changes.push(...changedCitations(recorded('citations.json'), found.entries, written.places));
  writeEvidence('citations.json', found.entries);
  problems.push(...found.problems);
  summary.push(`${Object.keys(found.entries).length} citations`);
}
if (index && wanted('defaults')) {
  say('defaults: reading the classes');
  const found = collectDefaults(pinned, index, written.defaults);
  changes.push(...changedDefaults(recorded('defaults.json'), found, written.defaults));
  writeEvidence('defaults.json', found);
  problems.push(...unknownDefaults(found, written.defaults), ...contentFiles().flatMap(({ file, text }) => typedDefaults(text, file, found)));
  summary.push(`${Object.keys(found).length} defaults`);
}
if (wanted('vectors')) {
  say('vectors: asking the classes of RocketMQ');
  const found = collectVectors(pinned);
  writeEvidence('vectors.json', found);
  problems.push(...wrongAnswers(found));
  summary.push(`${Object.values(found).flat().length} vectors`);
}
if (wanted('samples')) {
  say('samples: starting a cluster');
  const all = allSamples();
  const names = chosen('samples', all.map(({ name }) => name));
  const found = await collectOutputs(all.filter(({ name }) => names.includes(name)), say);
  changes.push(...changedOutputs(recorded('outputs.json'), found.entries));
  writeEvidence('outputs.json', { ...stillRecorded('outputs.json', (key) => all.some(({ name }) => name === key)), ...found.entries });
  problems.push(...found.problems);
  summary.push(`${Object.keys(found.entries).length} samples`);
}
if (wanted('experiments')) {
  say('experiments: killing, stopping and pausing processes');
  const found = await collectExperiments(chosen('experiments', Object.keys(experiments)), say);
  changes.push(...changedExperiments(recorded('experiments.json'), found.entries));
  writeEvidence('experiments.json', { ...stillRecorded('experiments.json', (key) => key in experiments), ...found.entries });
  problems.push(...found.problems);
  summary.push(`${Object.keys(found.entries).length} experiments`);
}

for (const { message } of [...problems, ...changes]) console.error(message);
console.log(`Evidence for RocketMQ ${release}: ${summary.join(', ')}; ${problems.length} of what is written does not hold, ${changes.length} changed since it was recorded.`);
// Not by exitCode: clients of an experiment, even after their shutdown, keep a process alive.
process.exit(problems.length > 0 ? 1 : 0);
