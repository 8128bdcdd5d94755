import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Options every program here runs with: quick to start, UTF-8, and the doors into the JDK that RocketMQ's store uses. */
export const javaOptions = [
  '-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '-Dstdout.encoding=UTF-8',
  '--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED', '--add-exports=java.base/sun.nio.ch=ALL-UNNAMED',
  '--add-opens=java.base/java.nio=ALL-UNNAMED', '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
];

export type JavaRun = { classpath: string; options?: string[]; args?: string[]; input?: string; env?: NodeJS.ProcessEnv };

/** Runs a Java program of one source file to its end and gives the lines it prints. Throws with the end of what it complained about when it fails. */
export function runJava(program: string, { classpath, options = [], args = [], input = '', env = {} }: JavaRun): string[] {
  // RocketMQ's classes log below the home folder as soon as they are loaded.
  const home = mkdtempSync(join(tmpdir(), 'java-'));
  const run = spawnSync('java', [...javaOptions, `-Duser.home=${home}`, ...options, program, ...args], { input, encoding: 'utf8', env: { ...process.env, ...env, CLASSPATH: classpath }, maxBuffer: 1 << 26 });
  rmSync(home, { recursive: true });
  if (run.status !== 0) {
    const complaint = run.stderr.split('\n').filter((line) => !/^(SLF4J|WARNING|\tat (java|jdk|sun))/.test(line));
    throw new Error(`${basename(program)} ended with ${run.status ?? run.signal}:\n${complaint.slice(0, 12).join('\n')}`);
  }
  return run.stdout.trimEnd().split('\n');
}
