import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Cluster } from '../cluster/cluster.ts';

const program = fileURLToPath(new URL('./Client.java', import.meta.url));

/** A run of Client.java: its lines so far, and when it has ended. */
export type Client = { lines: string[]; child: ChildProcessByStdio<Writable, Readable, null>; ended: Promise<unknown> };

/** Starts Client.java with these arguments; `onLine` gets each line that it prints. */
export function startClient(cluster: Cluster, args: (string | number)[], onLine: (line: string) => void = () => {}): Client {
  const [command = '', ...rest] = args;
  const options = ['-XX:TieredStopAtLevel=1', `-Duser.home=${cluster.folder}`, '-cp', cluster.classpath, program];
  const child = spawn('java', [...options, String(command), cluster.namesrvAddr, ...rest.map(String)], { stdio: ['pipe', 'pipe', 'ignore'] });
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    onLine(line);
  });
  return { lines, child, ended: once(child, 'close').then(() => process.off('exit', stop)) };
}

/** Runs Client.java to its end and gives its lines. */
export async function runClient(cluster: Cluster, ...args: (string | number)[]): Promise<string[]> {
  const client = startClient(cluster, args);
  await client.ended;
  if (client.child.exitCode !== 0) throw new Error(`Client ${args.join(' ')} ended with ${client.child.exitCode ?? client.child.signalCode}`);
  return client.lines;
}

/** The keys in lines like `ack KEY …` or `key KEY`. */
export function keysOf(lines: string[], word: string): Set<string> {
  return new Set(lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' ')[1] ?? ''));
}
