import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { createTopics, routeKnown } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { freePorts } from '../cluster/ports.ts';
import { Remoting } from '../cluster/remoting.ts';
import { Client } from './client.ts';
import type { Found, Plan } from './experiment.ts';
import { atNight, clusterTable, routeTable } from './runbook-commands.ts';
import { caused, Terminal } from './terminal.ts';

/** At both Masters, and at broker-b with permission to read only. */
const [topic, readOnly] = ['runbook-orders', 'runbook-archive'];
const sends = 8;
/** Numbers of RequestCode in rocketmq-remoting. */
const codes = { createTopic: 17, route: 105, wipe: 205, add: 327 };

/**
 * Two Masters, one of them with a Slave and a Controller. What operators type at night is typed and kept; and the write permission of broker-b is taken away
 * at the NameServer, again and again, to see what brings it back, and where a producer sends meanwhile.
 */
async function run(say: (line: string) => void, brief: boolean): Promise<Found> {
  const [port = 0] = await freePorts(1);
  const metrics = { metricsExporterType: 'PROM', metricsPromExporterHost: '127.0.0.1', metricsPromExporterPort: port };
  const topics = [{ name: topic, queues: 2 }];
  await using cluster = await startCluster(brief ? { masters: [{}, {}], proxy: false, topics } : { masters: [{ config: metrics }, {}], slave: {}, controller: true, proxy: false, topics, groups });
  using admin = new Client(cluster, 'Admin.java');
  const terminal = new Terminal(admin, masksOf(cluster));
  using client = new Client(cluster, 'Runbook.java');
  if (!brief) await atNight(cluster, client, terminal, port);
  say('experiments: runbook, typed what is typed at night');
  const rows = await wipe(cluster, client, brief ? undefined : terminal);
  return { rows, ...(brief ? {} : { transcripts: terminal.transcripts }) };
}

const groups = ['runbook-billing', 'runbook-mixed', 'runbook-failing', 'runbook-gone'].map((name) => ({ name }));

async function wipe(cluster: Cluster, client: Client, terminal?: Terminal): Promise<Row[]> {
  const [, two = cluster.masters[0]] = cluster.masters;
  const nameserver = await Remoting.connect(cluster.namesrvAddr);
  const broker = await Remoting.connect(two.address);
  await broker.call(codes.createTopic, { topic: readOnly, defaultTopic: 'TBW102', readQueueNums: '1', writeQueueNums: '1', perm: '4', topicFilterType: 'SINGLE_TAG', topicSysFlag: '0', order: 'false', attributes: '' });
  broker.close();
  await routeKnown(cluster.namesrvAddr, two.address, readOnly);
  const perm = async (name: string): Promise<number> => {
    const { body } = await nameserver.call(codes.route, { topic: name, acceptStandardJsonOnly: 'true' });
    const route: { queueDatas: { brokerName: string; perm: number }[] } = JSON.parse(body.toString());
    return route.queueDatas.find(({ brokerName }) => brokerName === two.name)?.perm ?? -1;
  };
  const rows: Row[] = [];
  const look = async (state: string): Promise<void> => {
    await wait(2500); // the producer asks for its routes every second
    const lines = await client.run(`send ${topic} ${sends} paid`);
    rows.push({ state, orders: await perm(topic), archive: await perm(readOnly), sent: sends, there: Number(lines.find((line) => line.startsWith(`${two.name} `))?.split(' ')[1] ?? 0) });
  };
  const wiped = async (): Promise<void> => void (await nameserver.call(codes.wipe, { brokerName: two.name }));
  await look('before');
  if (terminal) await terminal.type('read-only', ['sendMessage', '-t', readOnly, '-p', 'probe'], caused);
  if (terminal) await terminal.type('wipe', ['wipeWritePerm', '-b', two.name]);
  else await wiped();
  await look('wiped');
  if (terminal) await terminal.type('route-wiped', ['topicRoute', '-t', topic, '-l'], routeTable);
  await createTopics(cluster.namesrvAddr, two.address, [{ name: 'runbook-other', queues: 1 }]);
  await look('another topic updated');
  await createTopics(cluster.namesrvAddr, two.address, [{ name: topic, queues: 2 }]);
  await look('this topic updated');
  await wiped();
  await two.server.stop();
  if (terminal) await terminal.type('cluster-gone', ['clusterList'], clusterTable);
  await two.server.start();
  await routeKnown(cluster.namesrvAddr, two.address, topic);
  await look('wiped, restarted');
  await wiped();
  await nameserver.call(codes.add, { brokerName: two.name });
  await look('wiped, addWritePerm');
  nameserver.close();
  return rows;
}

/** Addresses differ each time; whose they are does not. */
function masksOf({ masters, slave, namesrvAddr, controllerAddr, folder }: Cluster): { pattern: RegExp; word: string }[] {
  const named: [string, string][] = [...masters.map(({ name, address }): [string, string] => [address, name]), [slave?.address ?? '', 'slave'], [namesrvAddr, 'nameserver'], [controllerAddr, 'controller'], [folder, 'folder']];
  const literal = (text: string): RegExp => new RegExp(text.replaceAll('.', '\\.'), 'g');
  return [
    ...named.filter(([text]) => text !== '').map(([text, word]) => ({ pattern: literal(text), word })),
    { pattern: /[0-9A-F]{32,}/g, word: 'id' }, { pattern: /\d+\.\d+\.\d+\.\d+(:\d+)?(@\d+)?/g, word: 'address' }, { pattern: /#\d{8,}/g, word: '#…' },
  ];
}

export const runbook: Plan = {
  client: 'java',
  waits: true,
  run,
  // What brings the permission back must not change; how evenly a producer spreads may.
  agrees(fresh, recorded) {
    const outcome = ({ there, ...row }: Row): Row => ({ ...row, there: Number(there) > 0 ? 'yes' : 'no' });
    assert.deepEqual(fresh.map(outcome), recorded.map(outcome));
  },
};
