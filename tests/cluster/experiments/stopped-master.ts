import type { Row } from '../../../src/evidence/experiments.ts';
import { slavesInSync } from '../cluster/admin.ts';
import { startCluster } from '../cluster/cluster.ts';
import { Remoting } from '../cluster/remoting.ts';
import { keysOf, runClient, startClient } from './client.ts';

const topic = 'stopped-master';
const stored = 100;
/** Seconds the consumer is given; with routes refreshed every second it needs far less when it gets anything at all. */
const patience = 15;
/** RequestCode.PULL_MESSAGE of rocketmq-remoting. */
const pullMessage = 11;

/** Messages lie unread in Master and Slave, a consumer is connected, the Master is stopped: what the consumer gets, and what the Slave answers to a pull. */
export async function stoppedMaster(say: (line: string) => void): Promise<Row[]> {
  const rows: Row[] = [];
  for (const slaveReadEnable of [false, true]) {
    await using cluster = await startCluster({ slave: { config: { slaveReadEnable } }, proxy: false, topics: [{ name: topic, queues: 1 }] });
    await runClient(cluster, 'send', topic, stored);
    await slavesInSync(cluster.masters[0].address, 1);
    let started = 0;
    let first: number | undefined;
    const consumer = startClient(cluster, ['consume', topic, patience, stored], (line) => {
      if (line.startsWith('key ')) first ??= Date.now() - started;
      if (line === 'ready') {
        void cluster.masters[0].server.stop().then(() => {
          started = Date.now();
          consumer.child.stdin.end('go\n');
        });
      }
    });
    await consumer.ended;
    rows.push({ slaveReadEnable: String(slaveReadEnable), stored, received: keysOf(consumer.lines, 'key').size, seconds: first === undefined ? '' : Math.ceil(first / 1000), slaveAnswers: await pullFrom(cluster.slave?.address ?? '') });
    say(`experiments: Master stopped, slaveReadEnable ${slaveReadEnable}`);
  }
  return rows;
}

/** What a Broker answers to a pull of the first messages: `code: remark`. */
async function pullFrom(address: string): Promise<string> {
  const remoting = await Remoting.connect(address);
  const answer = await remoting.invoke(pullMessage, {
    consumerGroup: 'experiment-consumer', topic, queueId: '0', queueOffset: '0', maxMsgNums: '32', sysFlag: '4', commitOffset: '0',
    suspendTimeoutMillis: '0', subscription: '*', subVersion: '0', expressionType: 'TAG',
  });
  remoting.close();
  return `CODE: ${answer.code}  DESC: ${answer.remark ?? ''}`;
}
