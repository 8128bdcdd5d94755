import { averagely, byCircle, consistentHash, type Allocate, type Queue } from '../algorithms/allocate.ts';

/** The strategies that the explorer compares, by the end of their class's name: `AllocateMessageQueueAveragely`, … */
export const strategies: Readonly<Record<string, Allocate>> = { Averagely: averagely, AveragelyByCircle: byCircle, ConsistentHash: consistentHash() };

/** What happens to the group: nothing, one more consumer, or the consumer of this number (from 1) leaves. */
export type Change = 'none' | 'join' | number;

/** A topic's queues shared out in a group, and what happens to the group. */
export interface AllocationCase {
  queues: number;
  consumers: number;
  strategy: string;
  change: Change;
}

export const limits = { queues: 32, consumers: 12 } as const;
export const firstCase: AllocationCase = { queues: 8, consumers: 3, strategy: 'Averagely', change: 'join' };

/** Of one consumer: the queues it keeps, those it gets and those it gives up. */
export interface Share {
  consumer: string;
  kept: number[];
  gained: number[];
  lost: number[];
  /** Whether it is in the group afterwards. */
  stays: boolean;
}

export interface Outcome {
  shares: Share[];
  /** Queues that change hands. */
  moved: number;
  /** Consumers of the group, afterwards, without a queue. */
  idle: number;
  /** The most queues that one consumer has afterwards, over the mean; 1 is even. */
  skew: number;
}

/** Who holds what before and after, as every client of the group computes it for itself from the same sorted lists. */
export function outcomeOf({ queues: count, consumers: size, strategy, change }: AllocationCase): Outcome {
  const allocate = strategies[strategy] ?? averagely;
  const queues: Queue[] = Array.from({ length: count }, (_, queueId) => ({ topic: 'orders', brokerName: 'broker-a', queueId }));
  const before = Array.from({ length: size }, (_, i) => nameOf(i + 1));
  const after = change === 'join' ? [...before, nameOf(size + 1)] : before.filter((_, i) => i + 1 !== change);
  const held = (me: string, group: string[]): number[] => (group.includes(me) ? allocate(me, queues, group).map(({ queueId }) => queueId) : []);
  const everyone = change === 'join' ? after : before;
  const shares = everyone.map((consumer) => {
    const [was, is] = [held(consumer, before), held(consumer, after)];
    return { consumer, kept: was.filter((id) => is.includes(id)), gained: is.filter((id) => !was.includes(id)), lost: was.filter((id) => !is.includes(id)), stays: after.includes(consumer) };
  });
  const sizes = shares.filter(({ stays }) => stays).map(({ kept, gained }) => kept.length + gained.length);
  return {
    shares,
    moved: shares.reduce((sum, { gained }) => sum + gained.length, 0),
    idle: sizes.filter((each) => each === 0).length,
    skew: Math.round((Math.max(...sizes) / (count / sizes.length)) * 100) / 100,
  };
}

/** Client ids are compared as text, so numbers have two digits. */
function nameOf(number: number): string {
  return `c${String(number).padStart(2, '0')}`;
}

/** The case in an address's query; whatever is missing or makes no sense there is as in the first case. */
export function readCase(query: string): AllocationCase {
  const said = new URLSearchParams(query);
  const within = (name: 'queues' | 'consumers'): number => {
    const number = Number(said.get(name));
    return Number.isInteger(number) && number >= 1 && number <= limits[name] ? number : firstCase[name];
  };
  const [queues, consumers] = [within('queues'), within('consumers')];
  const strategy = said.get('strategy') ?? '';
  return { queues, consumers, strategy: strategy in strategies ? strategy : firstCase.strategy, change: readChange(said.get('change'), consumers) };
}

/** `none`, `join`, or the number of a consumer of the group that leaves; the last one of a group cannot. */
export function readChange(text: string | null, consumers: number): Change {
  const number = Number(text);
  if (text === 'none' || text === 'join') return text;
  return text !== null && Number.isInteger(number) && number >= 1 && number <= consumers && consumers > 1 ? number : firstCase.change;
}

/** The case as the query of an address. */
export function writeCase({ queues, consumers, strategy, change }: AllocationCase): string {
  return new URLSearchParams({ queues: String(queues), consumers: String(consumers), strategy, change: String(change) }).toString();
}
