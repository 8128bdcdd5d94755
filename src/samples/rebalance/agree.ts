// Three consumers each compute their share of eight queues: from sorted lists, from lists as they came, and while one does not know of another.
// It needs no RocketMQ; the topic is there so that its run is recorded with the others.
// topic: rebalance-agree NORMAL 8
import { averagely, type Queue } from '../../algorithms/allocate.ts';

// #region agree
const queues = Array.from({ length: 8 }, (_, queueId): Queue => ({ topic: 'rebalance-agree', brokerName: 'broker-a', queueId }));
const ids = (share: Queue[]): string => share.map(({ queueId }) => queueId).join(' ') || '-';
type View = [me: string, consumers: string[]];
const show = (name: string, views: View[]): void => {
  const shares = views.map(([me, consumers]) => ({ me, share: averagely(me, queues, consumers) }));
  const owners = queues.map((queue) => shares.filter(({ share }) => share.includes(queue)).length);
  console.log(`${name}: ${shares.map(({ me, share }) => `${me} has ${ids(share)}`).join(', ')}`);
  console.log(`  two owners: ${owners.filter((n) => n > 1).length}, none: ${owners.filter((n) => n === 0).length}`);
};
const list = ['A', 'B', 'C'];
show('sorted', [['A', list], ['B', list], ['C', list]]); // 每人排过序，三张表一样 // each has sorted: three equal lists
show('unsorted', [['A', ['B', 'A', 'C']], ['B', ['A', 'C', 'B']], ['C', list]]); // 每人拿到的先后不同 // each as it came
show('behind', [['A', ['A', 'B']], ['B', list], ['C', list]]); // A 还不知道 C 来了 // A does not know of C yet
show('same id', [['A', ['A', 'A']], ['A', ['A', 'A']]]); // 两个进程都叫 A，都算自己是第一个 // two processes called A, each takes itself for the first
// #endregion agree
process.exit(0);
