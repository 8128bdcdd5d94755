import { createHash } from 'node:crypto';
import { averagely, byCircle, byMachineRoom, consistentHash, machineRoomNearby, type Allocate, type Queue } from '../../../src/algorithms/allocate.ts';
import { writeEntry } from '../../../src/algorithms/consume-queue-entry.ts';
import { IndexFile } from '../../../src/algorithms/index-file.ts';
import { hashCode } from '../../../src/algorithms/java-hash.ts';
import { readOffsetId, readUniqueId, writeOffsetId } from '../../../src/algorithms/message-id.ts';
import { customizedDelay, exponentialDelay } from '../../../src/algorithms/retry-delay.ts';
import { notAvailableDuration, roundRobin, selectByGroup, selectByHash } from '../../../src/algorithms/select-queue.ts';
import { slotIndex, slotSize, writeSlot } from '../../../src/algorithms/timing-wheel.ts';
import { Random } from './random.ts';

/** An algorithm of src/algorithms/ with generated inputs: what Vectors.java is asked, and what our module says to the same. */
export type Algorithm = { inputs: string[][]; answer(input: string[]): string };

const count = 200;
const random = new Random(5500);
const many = (make: () => (string | number)[]): string[][] => Array.from({ length: count }, () => make().map(String));

/** Inputs of an allocation: me, queues as broker:id, consumers; all sorted as clients sort them. */
function allocation(brokers: string[], consumer: () => string): string[] {
  const queues = brokers.flatMap((broker) => Array.from({ length: random.int(1, 8) }, (_, id) => `${broker}:${id}`));
  const consumers = [...new Set(Array.from({ length: random.int(1, 9) }, consumer))].sort();
  const me = random.int(0, 20) === 0 ? 'nobody' : random.pick(consumers);
  return [me, queues.join(','), consumers.join(',')];
}
const plain = (): string[] => allocation(['broker-a', 'broker-b', 'broker-c'].slice(0, random.int(1, 3)), () => `10.0.0.${random.int(1, 250)}@${random.int(1, 9999)}`);
const rooms = (): string[] => allocation(['r1@a', 'r2@b', 'r3@c', 'plain', 'x@', '@y'].slice(0, random.int(1, 6)), () => `c${random.int(1, 99)}`);
const nearby = (): string[] => {
  const [me = '', queues = '', consumers = ''] = allocation(['r1@a', 'r2@b', 'r3@c'].slice(0, random.int(1, 3)), () => `r${random.int(1, 3)}@c${random.int(1, 99)}`);
  return [me, queues, consumers];
};

function allocated(strategy: Allocate, [me = '', queues = '', consumers = '']: string[]): string {
  const all: Queue[] = queues.split(',').map((text) => ({ topic: 'topic', brokerName: text.split(':')[0] ?? '', queueId: Number(text.split(':')[1]) }));
  return strategy(me, all, consumers.split(',')).map(({ brokerName, queueId }) => `${brokerName}:${queueId}`).join(',');
}

const md5 = (bytes: Buffer): string => createHash('md5').update(bytes).digest('hex');
const room = (name: string): string => name.split('@')[0] ?? '';

export const algorithms: Record<string, Algorithm> = {
  hashCode: { inputs: many(() => [random.word()]), answer: ([text = '']) => String(hashCode(text)) },
  averagely: { inputs: Array.from({ length: count }, plain), answer: (input) => allocated(averagely, input) },
  byCircle: { inputs: Array.from({ length: count }, plain), answer: (input) => allocated(byCircle, input) },
  consistentHash: { inputs: Array.from({ length: count }, () => [...plain(), String(random.int(1, 30))]), answer: (input) => allocated(consistentHash(Number(input[3])), input) },
  byMachineRoom: {
    inputs: Array.from({ length: count }, () => [...rooms(), random.pick(['r1', 'r1,r2', 'r2,r3', 'r1,r2,r3', 'none'])]),
    answer: (input) => allocated(byMachineRoom(new Set(input[3]?.split(','))), input),
  },
  machineRoomNearby: { inputs: Array.from({ length: count }, nearby), answer: (input) => allocated(machineRoomNearby(averagely, ({ brokerName }) => room(brokerName), room), input) },
  selectByHash: { inputs: [['polygenelubricants', '7'], ...many(() => [random.word(), random.int(1, 64)])], answer: ([key = '', queues]) => String(selectByHash(key, Number(queues))) },
  roundRobin: { inputs: many(() => [random.int32(), random.int(1, 40), random.int(1, 16)]), answer: ([start, sends, queues]) => String(roundRobin(Number(start), Number(sends), Number(queues))) },
  notAvailableDuration: { inputs: [...[0, 49, 50, 99, 100, 549, 550, 1799, 1800, 2999, 3000, 4999, 5000, 14999, 15000].map((ms) => [String(ms), 'false']), ...many(() => [random.int(0, 20000), String(random.int(0, 1) === 1)])], answer: ([latency, failed]) => String(notAvailableDuration(Number(latency), failed === 'true')) },
  customizedDelay: { inputs: Array.from({ length: 40 }, (_, i) => [String(i - 3)]), answer: ([times]) => String(customizedDelay(Number(times))) },
  exponentialDelay: {
    inputs: many(() => [random.int(-2, 40), random.int(1, 10000), random.int(10000, 10_000_000), random.int(1, 3)]),
    answer: ([times, initial, max, multiplier]) => String(exponentialDelay(Number(times), { initial: Number(initial), max: Number(max), multiplier: Number(multiplier) })),
  },
  offsetId: {
    inputs: many(() => [random.ip(), random.int(1, 65535), random.int(0, 2 ** 47)]),
    answer([ip = '', port, offset = '']) {
      const id = writeOffsetId({ ip, port: Number(port), offset: BigInt(offset) });
      return `${id} ${readOffsetId(id).offset}`;
    },
  },
  uniqueId: { inputs: many(() => [random.hex(16)]), answer: ([id = '']) => `${readUniqueId(id).ip} ${readUniqueId(id).pid}` },
  consumeQueueEntry: {
    inputs: many(() => [random.int(0, 2 ** 47), random.int(1, 4_194_304), random.int32()]),
    answer: ([offset = '', size, tagsCode = '']) => writeEntry({ offset: BigInt(offset), size: Number(size), tagsCode: BigInt(tagsCode) }).toString('hex'),
  },
  indexFile: {
    inputs: many(() => [random.int(3, 50), 100, Array.from({ length: random.int(1, 60) }, () => `topic#${random.int(1, 40)}`).join(','), 1_700_000_000_000 + random.int(0, 1e9)]),
    answer([slots, entries, list = '', start]) {
      const keys = list.split(',');
      const bytes = Buffer.alloc(IndexFile.size(Number(slots), Number(entries)));
      const file = new IndexFile((at, length) => bytes.subarray(at, at + length), Number(slots));
      keys.forEach((key, i) => file.put(key, BigInt(100 * i), Number(start) + 700 * i));
      return `${md5(bytes)} [${file.find(keys[0] ?? '').join(', ')}]`;
    },
  },
  timingWheel: {
    inputs: many(() => [random.int(2, 300), random.pick([1000, 500, 100]), 1_700_000_000_000 + random.int(0, 1e9)]),
    answer([slots, precision, time]) {
      const index = slotIndex(Number(time), Number(precision), Number(slots));
      const bytes = Buffer.alloc(Number(slots) * 2 * slotSize);
      bytes.set(writeSlot({ time: Number(time), first: 52n, last: 104n, count: 3 }, Number(precision)), index * slotSize);
      return `${index} ${md5(bytes)}`;
    },
  },
  selectByGroup: { inputs: [['polygenelubricants', '7'], ...many(() => [random.word(), random.int(1, 64)])], answer: ([group = '', queues]) => String(selectByGroup(group, Number(queues))) },
};
