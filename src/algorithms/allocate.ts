import { md5 } from '@noble/hashes/legacy.js';

/** A queue of a topic, as clients know it. */
export type Queue = { topic: string; brokerName: string; queueId: number };
/**
 * Which of `queues` the consumer `me` gets, if each consumer of the group calls this with the same two lists.
 * Both lists are sorted by the caller; `me` is one of `consumers`, or gets nothing.
 */
export type Allocate = (me: string, queues: readonly Queue[], consumers: readonly string[]) => Queue[];

// #region averagely
/** Consecutive blocks, as equal as they can be; the first consumers take one more. The default. */
export const averagely: Allocate = (me, queues, consumers) => {
  const index = consumers.indexOf(me);
  if (index < 0) return [];
  const size = Math.floor(queues.length / consumers.length);
  const larger = queues.length % consumers.length; // so many consumers get one more
  const start = index * size + Math.min(index, larger);
  return queues.slice(start, start + size + (index < larger ? 1 : 0));
};
// #endregion averagely

// #region by-circle
/** Dealt out one by one like cards. */
export const byCircle: Allocate = (me, queues, consumers) => {
  const index = consumers.indexOf(me);
  return queues.filter((_, i) => i % consumers.length === index);
};
// #endregion by-circle

// #region consistent-hash
/** Each consumer stands at `virtualNodes` places of a ring of hashes; a queue goes to the next place on the ring. */
export function consistentHash(virtualNodes = 10): Allocate {
  return (me, queues, consumers) => {
    if (!consumers.includes(me)) return [];
    const ring = consumers.flatMap((consumer) => Array.from({ length: virtualNodes }, (_, i) => ({ at: ringHash(`${consumer}-${i}`), consumer })));
    ring.sort((a, b) => a.at - b.at);
    return queues.filter(({ topic, brokerName, queueId }) => {
      const hash = ringHash(`MessageQueue [topic=${topic}, brokerName=${brokerName}, queueId=${queueId}]`);
      return (ring.find(({ at }) => at >= hash) ?? ring[0])?.consumer === me;
    });
  };
}

function ringHash(key: string): number {
  return new DataView(md5(new TextEncoder().encode(key)).buffer).getUint32(0);
}
// #endregion consistent-hash

/** Only queues of Brokers named `room@broker` whose room is one of `rooms`, in equal blocks; what is left over goes one each to the first consumers. */
export function byMachineRoom(rooms: ReadonlySet<string>): Allocate {
  return (me, queues, consumers) => {
    const index = consumers.indexOf(me);
    if (index < 0) return [];
    const mine = queues.filter(({ brokerName }) => {
      const parts = brokerName.split('@');
      return parts.length === 2 && parts[1] !== '' && rooms.has(parts[0] ?? '');
    });
    const size = Math.floor(mine.length / consumers.length);
    const rest = mine.slice(size * consumers.length);
    return [...mine.slice(index * size, (index + 1) * size), ...rest.slice(index, index + 1)];
  };
}

/** Queues go to consumers of their own machine room by `inside`; those of a room without a consumer are shared by all. */
export function machineRoomNearby(inside: Allocate, roomOfQueue: (queue: Queue) => string, roomOfConsumer: (consumer: string) => string): Allocate {
  return (me, queues, consumers) => {
    if (!consumers.includes(me)) return [];
    const myRoom = roomOfConsumer(me);
    const queuesByRoom = Map.groupBy(queues, roomOfQueue);
    const consumersByRoom = Map.groupBy(consumers, roomOfConsumer);
    const nearby = queuesByRoom.get(myRoom) ?? [];
    const orphaned = [...queuesByRoom.keys()].sort().filter((room) => room !== myRoom && !consumersByRoom.has(room));
    return [
      ...(nearby.length > 0 ? inside(me, nearby, consumersByRoom.get(myRoom) ?? []) : []),
      ...orphaned.flatMap((room) => inside(me, queuesByRoom.get(room) ?? [], consumers)),
    ];
  };
}
