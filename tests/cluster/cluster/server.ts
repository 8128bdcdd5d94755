import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Problem } from '../../../src/problem.ts';
import { javaOptions } from '../java.ts';

/** How a server process is started: `ready` is what it prints when it can be used. */
export type ServerPlan = { name: string; main: string; args: string[]; classpath: string; home: string; ready: RegExp; log: string };

// Small heaps, as a whole cluster shares a laptop.
const jvm = [...javaOptions, '-Xms128m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:MaxDirectMemorySize=512m'];
/** Six processes that start at once on two cores, beside another cluster, take more than a minute. */
const startLimit = 120_000;
const stopLimit = 20_000;

/** One NameServer, Broker or Proxy. It is always ended by the handle that started it. */
export class Server {
  readonly plan: ServerPlan;
  #child: ChildProcess | undefined;

  constructor(plan: ServerPlan) {
    this.plan = plan;
  }

  /** The process id while it runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts it and waits until it says that it is ready. Throws a Problem with the tail of its log when it ends, or is silent for a minute. */
  async start(): Promise<void> {
    if (this.#child) throw new Error(`${this.plan.name} runs already`);
    const { main, args, classpath, home } = this.plan;
    const env = { ...process.env, ROCKETMQ_HOME: home, HOME: home, CLASSPATH: classpath };
    const child = spawn('java', [...jvm, `-Duser.home=${home}`, main, ...args], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    living.add(child);
    const log = createWriteStream(this.plan.log, { flags: 'a' });
    child.stderr?.pipe(log, { end: false });
    const ended = once(child, 'exit').then(() => {
      living.delete(child);
      if (this.#child === child) this.#child = undefined;
      log.end();
    });
    const ready = new Promise<'ready'>((tell) => {
      createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
        log.write(`${line}\n`);
        if (this.plan.ready.test(line)) tell('ready');
      });
    });
    const outcome = await Promise.race([ready, ended.then(() => 'ended' as const), limit(startLimit)]);
    if (outcome === 'ready') return;
    await this.kill();
    const what = outcome === 'ended' ? 'ended while starting' : `was not ready after ${startLimit / 1000} s`;
    throw new Problem(this.plan.log, `${this.plan.name} ${what}; the end of its log:\n${this.tail()}`, 'see the log; a port that is taken or too little memory are the usual reasons');
  }

  /** Ends it in good order (SIGTERM), as an operator would. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Ends it at once (SIGKILL), as a crash of the process would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Freezes it (SIGSTOP): its connections stay open and nothing answers. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** The last lines of its log. */
  tail(lines = 15): string {
    return readFileSync(this.plan.log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    if (signal === 'SIGTERM' && (await Promise.race([ended, limit(stopLimit)])) === 'late') child.kill('SIGKILL');
    await ended;
  }
}

/** Every process that is alive, so that none outlives this one. */
const living = new Set<ChildProcess>();
process.on('exit', () => living.forEach((child) => child.kill('SIGKILL')));

function limit(ms: number): Promise<'late'> {
  return new Promise((tell) => setTimeout(() => tell('late'), ms).unref());
}
