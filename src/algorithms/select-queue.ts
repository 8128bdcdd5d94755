import { hashCode } from './java-hash.ts';

// #region by-hash
/** The queue that a sharding key always goes to, as long as the number of queues stays: `SelectMessageQueueByHash` with a String. */
export function selectByHash(shardingKey: string, queues: number): number {
  return Math.abs(hashCode(shardingKey) % queues); // the remainder keeps the sign of the hash code
}
// #endregion by-hash

// #region by-group
/** The queue of a message group at the Proxy: Guava's `Hashing.consistentHash` of the group's hash code. One more queue at the end takes groups from the others, and moves none between them. */
export function selectByGroup(messageGroup: string, queues: number): number {
  let state = BigInt(hashCode(messageGroup));
  for (let chosen = 0; ; ) {
    state = BigInt.asIntN(64, 2862933555777941757n * state + 1n);
    const random = (Number(BigInt.asUintN(64, state) >> 33n) + 1) / 2 ** 31; // over 0, at most 1
    const next = Math.floor((chosen + 1) / random);
    if (next >= queues) return chosen;
    chosen = next;
  }
}
// #endregion by-group

// #region round-robin
/** The queue index after so many sends of one thread that began at `start` (a random 32-bit number): each thread counts for itself. */
export function roundRobin(start: number, sends: number, queues: number): number {
  return ((start + sends) & 0x7fffffff) % queues; // the sign bit is cut off, so the count never turns negative
}
// #endregion round-robin

// #region latency
const latencyMax = [50, 100, 550, 1800, 3000, 5000, 15000];
const notAvailable = [0, 0, 2000, 5000, 6000, 10000, 30000];

/** How many milliseconds a Broker is avoided after a send that took `latency` ms, with `sendLatencyEnable`; after a send that failed, 10 s count as its latency. */
export function notAvailableDuration(latency: number, failed = false): number {
  const counted = failed ? 10_000 : latency;
  return notAvailable[latencyMax.findLastIndex((limit) => counted >= limit)] ?? 0;
}
// #endregion latency
