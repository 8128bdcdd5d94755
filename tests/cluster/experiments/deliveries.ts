import { until } from '../cluster/admin.ts';
import type { Cluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';

/** A message handed to a listener: who got it, where it lay, when it began and, unless the consumer died first, when it was done. */
export type Delivery = { consumer: string; topic: string; queue: number; number: number; begin: number; end?: number };

/** Consumers in several Java processes, and every delivery that any of them reports. */
export class Consumers {
  readonly deliveries: Delivery[] = [];
  readonly #cluster: Cluster;
  readonly #clients: Client[] = [];

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  /** One more process, ready when this returns: `give` gives it a command. */
  async process(): Promise<{ give: (command: string) => Promise<string[]>; client: Client }> {
    const client = new Client(this.#cluster, 'Rebalance.java');
    this.#clients.push(client);
    const give = (command: string): Promise<string[]> => client.run(command, (line) => this.#note(line));
    await give('ready');
    return { client, give };
  }

  /** Waits until `consumer` has been given messages of `count` queues of `topic` since the moment `from`. */
  async holds(consumer: string, topic: string, count: number, from: number): Promise<void> {
    const held = (): number => new Set(this.deliveries.filter((one) => one.consumer === consumer && one.topic === topic && one.begin >= from).map(({ queue }) => queue)).size;
    await until(async () => held() >= count, `${consumer} does not have ${count} queues of ${topic}`, 90).catch((error: Error) => {
      throw new Error(`${error.message}, but ${held()}; ${this.deliveries.length} deliveries in all`);
    });
  }

  #note(line: string): void {
    const [word, consumer = '', topic = '', queue, number, at] = line.split(' ');
    if (word !== 'in' && word !== 'out') return;
    if (word === 'in') this.deliveries.push({ consumer, topic, queue: Number(queue), number: Number(number), begin: Number(at) });
    const open = this.deliveries.findLast((one) => one.consumer === consumer && one.topic === topic && one.queue === Number(queue) && one.number === Number(number));
    if (word === 'out' && open) open.end = Number(at);
  }

  [Symbol.dispose](): void {
    for (const client of this.#clients) client[Symbol.dispose]();
  }
}

/** What a change of owners did to the queues of `topic` between two moments. */
export type Handover = {
  /** Queues that have another consumer at the end than at the start, or none in between. */
  moved: number[];
  /** For each of those, the longest time in which none of its messages was begun, in ms. */
  pauses: number[];
  /** Deliveries begun in this time of messages that had been begun before. */
  twice: number;
  /** The most messages of one moved queue that were begun in half a second. */
  burst: number;
  /** Messages between the first and the last begun in this time that nobody was ever given. */
  lost: number;
};

export function handover(all: readonly Delivery[], topic: string, from: number, to: number): Handover {
  const mine = all.filter((one) => one.topic === topic).sort((a, b) => a.begin - b.begin);
  const within = mine.filter(({ begin }) => begin >= from && begin < to);
  const queues = Map.groupBy(within, ({ queue }) => queue);
  const moved = [...queues].filter(([, found]) => found[0]?.consumer !== found.at(-1)?.consumer).map(([queue]) => queue).sort();
  const seen = new Set(mine.filter(({ begin }) => begin < from).map(key));
  let twice = 0;
  for (const one of within) {
    if (seen.has(key(one))) twice++;
    seen.add(key(one));
  }
  const begins = moved.map((queue) => (queues.get(queue) ?? []).map(({ begin }) => begin));
  return {
    moved, twice,
    pauses: begins.map((at) => Math.max(...at.slice(1).map((begin, i) => begin - (at[i] ?? begin)))),
    lost: [...queues].flatMap(([queue, found]) => missing(mine.filter((one) => one.queue === queue), found)).length,
    burst: Math.max(0, ...begins.flatMap((at) => at.map((begin) => at.filter((other) => other >= begin && other < begin + 500).length))),
  };
}

function missing(all: readonly Delivery[], found: readonly Delivery[]): number[] {
  const given = new Set(all.map(({ number }) => number));
  const numbers = found.map(({ number }) => number);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((number) => !given.has(number));
}

const key = ({ queue, number }: Delivery): string => `${queue}/${number}`;

/** How many of the deliveries that count were begun in each step of `step` ms: points of a curve, in seconds from `from`. */
export function rate(all: readonly Delivery[], from: number, to: number, step: number, counts: (one: Delivery) => boolean): [number, number][] {
  const points: [number, number][] = [];
  for (let at = from; at + step <= to; at += step) points.push([(at - from) / 1000, all.filter((one) => one.begin >= at && one.begin < at + step && counts(one)).length]);
  return points;
}
