import { fileURLToPath } from 'node:url';
import { Problem } from '../../../src/problem.ts';
import { runJava } from '../java.ts';
import type { Release } from '../maven.ts';
import { algorithms } from './cases.ts';

const program = fileURLToPath(new URL('./Vectors.java', import.meta.url));

/** What RocketMQ's own classes answer to the inputs of each algorithm, in order. */
export type Vectors = Record<string, string[]>;

/** Asks RocketMQ's own classes in one run of Java. */
export function collectVectors({ classpath }: Release): Vectors {
  const lines = Object.entries(algorithms).flatMap(([name, { inputs }]) => inputs.map((input) => [name, ...input].join('\t')));
  const answers = runJava(program, { classpath, input: `${lines.join('\n')}\n` });
  if (answers.length !== lines.length) throw new Error(`${lines.length} inputs, ${answers.length} answers; the last: ${answers.at(-1)}`);
  return Object.fromEntries(Object.entries(algorithms).map(([name, { inputs }]) => [name, answers.splice(0, inputs.length)]));
}

/** Where our modules answer something else than the vectors say. */
export function wrongAnswers(vectors: Vectors): Problem[] {
  return Object.entries(algorithms).flatMap(([name, { inputs, answer }]) =>
    inputs.flatMap((input, i) => {
      const [expected = '(no vector)', got] = [vectors[name]?.[i], answer(input)];
      if (expected === got) return [];
      return [new Problem('src/algorithms', `${name}(${input.join(' | ')}) expected ${expected}, got ${got}`, 'mend the module: it has to do what the class of RocketMQ does')];
    }),
  );
}
