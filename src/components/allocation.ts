import { averagely, byCircle, byMachineRoom, consistentHash, machineRoomNearby, type Allocate, type Queue } from '../algorithms/allocate.ts';

/** The example that every allocation shows: two Brokers in two machine rooms, the first with the larger half of the queues. */
export function exampleQueues(count: number): Queue[] {
  const first = Math.ceil(count / 2);
  return Array.from({ length: count }, (_, i) => ({ topic: 'orders', brokerName: i < first ? 'r1@a' : 'r2@b', queueId: i < first ? i : i - first }));
}

/** Consumers `c1`, `c2`, …; the third and the fourth stand in the second room. */
export function exampleConsumers(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `c${i + 1}`);
}
const roomOfConsumer = (consumer: string): string => (consumer === 'c3' || consumer === 'c4' ? 'r2' : 'r1');
const roomOfQueue = ({ brokerName }: Queue): string => brokerName.split('@')[0] ?? '';

/** The strategies by the word a writer uses, with the name that RocketMQ gives them in its logs. */
export const strategies: Record<string, { name: string; allocate: Allocate }> = {
  averagely: { name: 'AVG', allocate: averagely },
  'by-circle': { name: 'AVG_BY_CIRCLE', allocate: byCircle },
  'consistent-hash': { name: 'CONSISTENT_HASH', allocate: consistentHash() },
  'machine-room': { name: 'MACHINE_ROOM', allocate: byMachineRoom(new Set(['r1'])) },
  nearby: { name: 'MACHINE_ROOM_NEARBY-AVG', allocate: machineRoomNearby(averagely, roomOfQueue, roomOfConsumer) },
};

/** The places in `queues` that each consumer gets when all of them allocate. */
export function shares(allocate: Allocate, queues: readonly Queue[], consumers: readonly string[]): number[][] {
  return consumers.map((me) => allocate(me, queues, consumers).map((queue) => queues.indexOf(queue)));
}

/** How many times the mean the largest share is; 0 where nobody holds anything. */
export function skew(held: readonly number[][]): number {
  const sum = held.reduce((total, { length }) => total + length, 0);
  return sum === 0 ? 0 : (Math.max(...held.map(({ length }) => length)) * held.length) / sum;
}

/** The queues that change hands: held by another consumer after than before, or by none. */
export function moved(before: readonly number[][], after: readonly number[][]): number[] {
  const owner = (held: readonly number[][], queue: number): number => held.findIndex((own) => own.includes(queue));
  return before.flat().filter((queue) => owner(before, queue) !== owner(after, queue)).sort((a, b) => a - b);
}
