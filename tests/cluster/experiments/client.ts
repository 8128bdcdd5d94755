import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Cluster } from '../cluster/cluster.ts';
import { javaOptions } from '../java.ts';

/**
 * A Java program of this folder, running as long as the cluster it belongs to. It gets the NameServer's address as its argument
 * and reads commands from stdin, one a line; it answers each with lines and then `done`.
 */
export class Client {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #stop = (): void => void this.#child.kill('SIGKILL');
  #onLine: (line: string) => void = () => {};
  /** What came while no command was under way is told to the next one. */
  #failed: Error | undefined;
  #fail: (error: Error) => void = (error) => void (this.#failed ??= error);

  constructor(cluster: Cluster, file = 'Client.java') {
    const program = fileURLToPath(new URL(`./${file}`, import.meta.url));
    const options = [...javaOptions, `-Duser.home=${cluster.folder}`];
    this.#child = spawn('java', [...options, program, cluster.namesrvAddr], { env: { ...process.env, CLASSPATH: cluster.classpath }, stdio: ['pipe', 'pipe', 'pipe'] });
    process.once('exit', this.#stop);
    createInterface({ input: this.#child.stdout }).on('line', (line) => this.#onLine(line));
    // RocketMQ's own threads keep the JVM alive when the program's main thread has died.
    createInterface({ input: this.#child.stderr }).on('line', (line) => {
      if (line.startsWith('Exception in thread "main"')) this.#fail(new Error(`${file}: ${line}`));
    });
    this.#child.once('exit', (code) => this.#fail(new Error(`${file} ended with ${code}`)));
  }

  /** Gives a command and returns the lines that answer it; `onLine` gets each as it comes. */
  async run(command: string, onLine: (line: string) => void = () => {}): Promise<string[]> {
    const lines: string[] = [];
    if (this.#failed) throw this.#failed;
    return new Promise((done, fail) => {
      this.#fail = fail;
      this.#onLine = (line) => {
        if (line === 'done') return done(lines);
        lines.push(line);
        onLine(line);
      };
      this.#child.stdin.write(`${command}\n`);
    });
  }

  /** Ends it at once (SIGKILL), as a crash would. */
  kill(): void {
    this.#stop();
  }

  /** Freezes it (SIGSTOP): its connections stay open and nothing moves. */
  pause(): void {
    this.#child.kill('SIGSTOP');
  }

  resume(): void {
    this.#child.kill('SIGCONT');
  }

  [Symbol.dispose](): void {
    this.#stop();
    process.off('exit', this.#stop);
  }
}

/** The keys in lines like `ack KEY …` or `key KEY`. */
export function keysOf(lines: string[], word: string): Set<string> {
  return new Set(lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.split(' ')[1] ?? ''));
}
