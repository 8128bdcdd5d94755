import { createTopics, until } from '../cluster/admin.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Client } from './client.ts';
import { consumeProgress } from './consume-stats.ts';
import { narrow } from './narrow.ts';
import { caused, columns, grep, type Terminal } from './terminal.ts';

export const clusterTable = columns('2-6,9-12');
export const routeTable = columns('2-6', '#|broker');

/** A state is made, then looked at: a group that is gone, one that disagrees with itself, dead letters, a delayed and a half message. */
export async function atNight(cluster: Cluster, client: Client, terminal: Terminal, metricsPort: number): Promise<void> {
  const [{ address, name }] = cluster.masters;
  const at = ['-b', address];
  // One Broker only, so that the commands can name it.
  for (const topic of ['runbook-failing', 'runbook-delay', 'runbook-pay']) await createTopics(cluster.namesrvAddr, address, [{ name: topic, queues: 1 }]);
  const start = async (group: string, topic: string, tag: string, instance: string, word = 'accept'): Promise<string> => (await client.run(`consume ${group} ${topic} ${tag} ${instance} ${word}`))[0]?.replace('client ', '') ?? '';
  await start('runbook-gone', 'runbook-orders', '*', 'gone');
  await client.run('stop');
  const paid = await start('runbook-mixed', 'runbook-orders', 'paid', 'one');
  const refunded = await start('runbook-mixed', 'runbook-orders', 'refunded', 'two');
  const failing = await start('runbook-failing', 'runbook-failing', '*', 'failing', 'refuse');
  await client.run('send runbook-orders 20 paid');
  await client.run('send runbook-failing 3 paid');
  await client.run('delay runbook-delay 3600');
  await client.run('half runbook-pay');
  await until(async () => (await consumeProgress(address, 'runbook-failing', 'runbook-failing')).diff === 0, 'nothing is refused', 60);

  await terminal.type('cluster', ['clusterList'], clusterTable);
  await terminal.type('route', ['topicRoute', '-t', 'runbook-orders', '-l'], routeTable);
  await terminal.type('no-route', ['topicRoute', '-t', 'runbook-order'], caused);
  // A process of its own, as the others are not: one that ends with anything but 0 throws.
  await cluster.mqadmin('topicRoute', '-t', 'runbook-order');
  terminal.keep('exit', 'mqadmin topicRoute -t runbook-order > /dev/null 2>&1; echo $?', '0');
  await terminal.type('send', ['sendMessage', '-t', 'runbook-orders', '-p', 'probe', '-k', 'probe-1'], columns('1-4'));
  await terminal.type('broker', ['brokerStatus', ...at], grep('DiskRatio +:|pageCache|BehindBytes|DataToFlush|send.*(Size|WaitTime)'));
  await terminal.type('timer', ['brokerStatus', ...at], grep('timer|schedule'));
  await terminal.type('offline', ['consumerConnection', '-g', 'runbook-gone'], caused);
  await terminal.type('mixed', ['consumerConnection', '-g', 'runbook-mixed'], grep('#ClientId|@|runbook-orders'));
  for (const [which, id] of [['one', paid], ['two', refunded]] as const) {
    await terminal.type(`mixed-${which}`, ['consumerStatus', '-g', 'runbook-mixed', '-i', id], grep('Topic: runbook-orders'));
  }
  await terminal.type('by-key', ['queryMsgByKey', '-t', 'runbook-orders', '-k', 'order-404'], caused);
  await terminal.type('by-key-late', ['queryMsgByKey', '-t', 'rmq_sys_wheel_timer', '-c', 'DefaultCluster', '-k', 'order-late'], columns('1-2'));
  await terminal.type('ha', ['haStatus', ...at], grep('#|[0-9]'));
  await terminal.type('in-sync', ['getSyncStateSet', '-a', cluster.controllerAddr, '-b', name]);
  await terminal.type('controller', ['getControllerMetaData', '-a', cluster.controllerAddr]);
  const counted = (await metrics(metricsPort)).filter((line) => line.startsWith('rocketmq_half_messages'));
  terminal.keep('half-metric', 'curl -s ‹broker-a›:5557/metrics | grep ^rocketmq_half_messages', counted.join('\n'));
  await terminal.type('half', ['topicStatus', '-t', 'RMQ_SYS_TRANS_HALF_TOPIC'], columns('1-5', '#|broker-a'));
  await deadLetters(terminal, client, failing);
  const types = (await metrics(metricsPort)).filter((line) => line.startsWith('# TYPE rocketmq')).map((line) => line.split(' ').slice(2).join(' ')).sort();
  const pairs = types.flatMap((one, i) => (i % 2 === 0 ? [`${one.replace(' ', '   ')}   ${(types[i + 1] ?? '').replace(' ', '   ')}`] : []));
  terminal.keep('metrics', `curl -s ‹broker-a›:5557/metrics | grep '^# TYPE rocketmq' | cut -d' ' -f3-4 | sort | paste - - | column -t`, narrow.through(pairs.join('\n')));
}

/** The dead letters of a group: seen, read, and what the two ways of getting one back do with it. */
async function deadLetters(terminal: Terminal, client: Client, consumer: string): Promise<void> {
  const dead = '%DLQ%runbook-failing';
  await terminal.type('dead', ['topicStatus', '-t', dead], columns('1-5'));
  const printed = await terminal.type('dead-one', ['queryMsgByOffset', '-t', dead, '-b', 'broker-a', '-i', '0', '-o', '0'], grep('ID|Keys|Reconsume|Properties'));
  const [, offsetId = ''] = /^OffsetID:\s+(\S+)/m.exec(printed) ?? [];
  await terminal.type('dead-resent', ['queryMsgById', '-t', dead, '-i', offsetId, '-s', 'true']);
  await client.run('repair');
  await terminal.type('dead-pushed', ['queryMsgById', '-t', dead, '-i', offsetId, '-g', 'runbook-failing', '-d', consumer]);
}

async function metrics(port: number): Promise<string[]> {
  return (await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).split('\n');
}
