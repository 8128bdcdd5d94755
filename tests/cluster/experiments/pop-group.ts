import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Cluster } from '../cluster/cluster.ts';
import type { PopConsumers } from './pop-consumers.ts';

const program = fileURLToPath(new URL('./pop-consumers.ts', import.meta.url));

/** A group of Node push consumers behind the Proxy (pop-consumers.ts), with what each of them has done. */
export class PopGroup {
  readonly counts: number[];
  /** When the last message was done. */
  last = 0;
  readonly ready: Promise<void>;
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  readonly #stop = (): void => void this.#child.kill('SIGKILL');

  constructor(cluster: Cluster, plan: Omit<PopConsumers, 'endpoints'>) {
    this.counts = plan.consumers.map(() => 0);
    const env = { ...process.env, HOME: cluster.folder, NODE_NO_WARNINGS: '1' };
    this.#child = spawn(process.execPath, [program, JSON.stringify({ endpoints: cluster.endpoints, ...plan })], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    process.once('exit', this.#stop);
    this.ready = new Promise((tell, fail) => {
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        if (line === 'ready') return tell();
        const index = Number(line);
        this.counts[index] = (this.counts[index] ?? 0) + 1;
        this.last = Date.now();
      });
      this.#child.once('exit', (code) => fail(new Error(`pop-consumers.ts ended with ${code}`)));
    });
  }

  /** Waits until the group has had so many messages, or the seconds are over. */
  async had(expected: number, seconds: number): Promise<void> {
    const deadline = Date.now() + seconds * 1000;
    while (this.counts.reduce((sum, n) => sum + n, 0) < expected && Date.now() < deadline) await wait(20);
  }

  [Symbol.dispose](): void {
    this.#stop();
    process.off('exit', this.#stop);
  }
}
