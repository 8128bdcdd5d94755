import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { startCluster } from '../cluster/cluster.ts';
import { Consumers } from './deliveries.ts';
import { transcript, type Found, type Plan } from './experiment.ts';

const topic = 'rebalance-same-id';
const queues = 4;

/** Two processes of one group whose consumers have the same instance name, and so the same client id: who is given what for five seconds. */
async function run(): Promise<Found> {
  await using cluster = await startCluster({ proxy: false, topics: [{ name: topic, queues }] });
  using consumers = new Consumers(cluster);
  const [producer, one, two] = [await consumers.process(), await consumers.process(), await consumers.process()];
  await one.give(`join A ${topic} concurrent 10 instance=worker`);
  await two.give(`join B ${topic} concurrent 10 instance=worker`);
  await producer.give(`send ${topic} ${queues} 100`);
  await consumers.holds('A', topic, 2, 0);
  await consumers.holds('B', topic, 2, 0);
  await wait(3000); // whoever was alone at first has had a round with both by now
  const from = Date.now();
  await wait(5000);
  const within = consumers.deliveries.filter(({ begin }) => begin >= from);
  const shown = await cluster.mqadmin('consumerProgress', '-n', cluster.namesrvAddr, '-g', topic, '-t', topic, '-s', 'true');
  await producer.give(`halt ${topic}`);
  const rows = Array.from({ length: queues }, (_, queue) => {
    const [a, b] = ['A', 'B'].map((name) => within.filter((one) => one.consumer === name && one.queue === queue).length);
    return { queue, a: a ?? 0, b: b ?? 0 };
  });
  return { rows, transcripts: { owners: owners(shown) } };
}

/** Which queue has which client, of all that the command prints. */
function owners(printed: string): ReturnType<typeof transcript> {
  const lines = printed.split('\n').map((line) => line.trim().split(/\s{2,}/)).filter((cells) => cells[0] === '#Topic' || cells[0] === topic);
  const kept = lines.map(([name = '', , queue = '', , , client = '']) => `${name.padEnd(20)}${queue.padEnd(8)}${client}`.trimEnd());
  return transcript(`mqadmin consumerProgress -n 127.0.0.1:9876 -g ${topic} -t ${topic} -s true | awk '{print $1, $3, $6}'`, kept.join('\n'), [{ pattern: /\d+\.\d+\.\d+\.\d+/g, word: 'IP' }]);
}

export const rebalanceSameId: Plan = {
  client: 'java',
  run,
  agrees(fresh, recorded) {
    for (const rows of [fresh, recorded]) {
      for (const { queue, a, b } of rows) {
        if (Number(queue) < queues / 2) assert.ok(Number(a) > 30 && Number(b) > 30, `queue ${queue}: ${a} and ${b}`);
        else assert.deepEqual([a, b], [0, 0], `queue ${queue}`);
      }
      assert.equal(rows.length, queues);
    }
  },
};
