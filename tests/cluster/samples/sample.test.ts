import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runSample, runTwice, type Run } from './run.ts';
import { masked, readSample } from './sample.ts';

const home = mkdtempSync(join(tmpdir(), 'samples-'));
after(() => rmSync(home, { recursive: true }));

/** Runs a sample of this text, which talks to nobody. */
async function run(text: string): Promise<Run> {
  const file = join(home, 'sample.ts');
  writeFileSync(file, text);
  return runSample(readSample(file, text), { endpoints: '127.0.0.1:1', home });
}

test('the head of a sample says what it needs and what varies', () => {
  const sample = readSample('a.ts', '// What it does.\n// topic: t FIFO 1\n// group: g ordered\n// group: h retries=1\n// mask: /\\d+ ms/ time\n// disturb: the Broker may be killed\n// limit: 90 s\ncode();\n// topic: not-here NORMAL\n');
  assert.deepEqual(sample.topics, [{ name: 't', type: 'FIFO', queues: 1 }]);
  assert.deepEqual(sample.groups, [{ name: 'g', ordered: true }, { name: 'h', ordered: false, retries: 1 }]);
  assert.equal(sample.disturbed, true);
  assert.equal(sample.limit, 90);
  assert.equal(masked('12 ms, then 7 ms', sample.masks), '‹time›, then ‹time›');
});

test('a mask or a topic that cannot be read is told with its line', () => {
  assert.throws(() => readSample('a.ts', '// topic: t NORMAL\n// mask: \\d+ number'), /^Problem: src\/samples\/a\.ts:2: a mask that cannot be read/);
  assert.throws(() => readSample('a.ts', '// topic: t SPECIAL'), /a topic of the unknown type SPECIAL/);
});

test('what a sample prints is recorded line by line', async () => {
  assert.deepEqual(await run('console.log("one\\n\\ntwo")'), { exit: 0, output: ['one', '', 'two'] });
});

test('a sample whose output varies without a mask is told both lines', async () => {
  const text = 'console.log("same"); console.log(process.pid)';
  await assert.rejects(runTwice(readSample('a.ts', text), () => run(text)), /src\/samples\/a\.ts:1: two runs printed different lines:\nline 2:\n- \d+\n\+ \d+\n  → add a rule/);
  const withMask = `// mask: /^\\d+$/ pid\n${text}`;
  assert.deepEqual((await runTwice(readSample('a.ts', withMask), () => run(withMask))).output, ['same', '‹pid›']);
});

test('a sample that hangs is ended at its limit', async () => {
  await assert.rejects(run('// limit: 5 s\nconsole.log("waiting"); setInterval(() => {}, 1000)'), /still running after 5 s; it printed:\nwaiting\n  → end its process explicitly/);
});

test('a sample that fails is told with what it complained about', async () => {
  await assert.rejects(run('console.error("no route"); process.exit(3)'), /ended with 3:\nno route\n  → mend the sample/);
});
