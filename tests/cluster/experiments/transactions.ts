import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { until } from '../cluster/admin.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { javaOptions } from '../java.ts';

const program = fileURLToPath(new URL('./Transactions.java', import.meta.url));

/**
 * The periods of transactional messages at a tenth of their defaults, all three alike, so that what depends on their order stays as it is;
 * and a third of the checks.
 */
export const tenth = { transactionCheckInterval: 3000, transactionTimeOut: 600, transactionOpBatchInterval: 300, transactionCheckMax: 5 };

/** Something that happened to a message, and when (ms). */
export type Event = { word: string; key: string; at: number; answer: string };

/** Transactions.java: one instance of a service with the Java client, until it is killed. */
export class Instance {
  readonly events: Event[] = [];
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #joined = new Set<string>();
  readonly #stop = (): void => void this.#child.kill('SIGKILL');

  constructor(cluster: Cluster) {
    const options = [...javaOptions, `-Duser.home=${cluster.folder}`];
    this.#child = spawn('java', [...options, program, cluster.namesrvAddr], { env: { ...process.env, CLASSPATH: cluster.classpath }, stdio: ['pipe', 'pipe', 'ignore'] });
    process.once('exit', this.#stop);
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      const [word = '', key = '', at = '', answer = ''] = line.split(' ');
      if (word === 'joined') this.#joined.add(key);
      else this.events.push({ word, key, at: Number(at), answer });
    });
  }

  /** Starts a producer of a group; it knows the topic only when `topic` is given. */
  async join(group: string, topic: string | undefined, answer: 'COMMIT_MESSAGE' | 'UNKNOW'): Promise<void> {
    this.#child.stdin.write(`join ${group} ${topic ?? '-'} ${answer}\n`);
    await until(async () => this.#joined.has(group), `no producer of ${group}`);
  }

  /** Sends a half message whose local transaction takes so long and then commits, while checks are answered with `meanwhile`; resolves when the half message is stored. */
  async half(group: string, topic: string, key: string, ms: number, immunity = 0, meanwhile = 'UNKNOW'): Promise<void> {
    this.#child.stdin.write(`half ${group} ${topic} ${key} ${ms} ${immunity} ${meanwhile}\n`);
    await this.seen('half', key);
  }

  async seen(word: string, key: string): Promise<Event> {
    const find = (): Event | undefined => this.events.find((event) => event.word === word && event.key === key);
    await until(async () => find() !== undefined, `no “${word} ${key}”`);
    return find()!;
  }

  [Symbol.dispose](): void {
    this.#stop();
    process.off('exit', this.#stop);
  }
}
