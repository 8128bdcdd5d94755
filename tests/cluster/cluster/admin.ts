import { setTimeout as wait } from 'node:timers/promises';
import { readRecord, type CommitLogRecord } from '../../../src/samples/store/commit-log.ts';
import { Remoting, type Command } from './remoting.ts';

/** Type of a topic, as gRPC clients require it. */
export type TopicType = 'NORMAL' | 'FIFO' | 'DELAY' | 'TRANSACTION' | 'PRIORITY';
export type Topic = { name: string; type?: TopicType; queues?: number };
/** `retries`: how often the group retries before a dead letter; the Broker's default where it is left out. */
export type Group = { name: string; ordered?: boolean; retries?: number };

/** Numbers of RequestCode in rocketmq-remoting. */
const codes = { pull: 11, createTopic: 17, updateConfig: 25, runtime: 28, route: 105, createGroup: 200, topicConfig: 351, haStatus: 907, replicaInfo: 1004 };

/** Creates the topics at a Broker and waits until the NameServer knows their routes. */
export async function createTopics(nameserver: string, broker: string, topics: Topic[]): Promise<void> {
  const remoting = await Remoting.connect(broker);
  for (const { name, type = 'NORMAL', queues = 4 } of topics) {
    const count = String(queues);
    await remoting.call(codes.createTopic, {
      topic: name, defaultTopic: 'TBW102', readQueueNums: count, writeQueueNums: count, perm: '6', topicFilterType: 'SINGLE_TAG', topicSysFlag: '0', order: 'false',
      attributes: `+message.type=${type}`,
    });
  }
  remoting.close();
  for (const { name } of topics) await routeKnown(nameserver, broker, name);
}

/** Waits until the NameServer says that a topic is at this Broker: just created, or after a restart. */
export async function routeKnown(nameserver: string, broker: string, topic: string): Promise<void> {
  const remoting = await Remoting.connect(nameserver);
  await until(async () => {
    const { code, body } = await remoting.invoke(codes.route, { topic });
    return code === 0 && body.toString().includes(broker);
  }, `no route of ${topic} to ${broker} at the NameServer`);
  remoting.close();
}

/** The address that the NameServer lists as Master (id 0) of a Broker's name, in the route of a topic; undefined when it lists none. */
export async function masterInRoute(nameserver: Remoting, topic: string, name: string): Promise<string | undefined> {
  const { body } = await nameserver.call(codes.route, { topic, acceptStandardJsonOnly: 'true' });
  const route: { brokerDatas: { brokerName: string; brokerAddrs: Record<string, string> }[] } = JSON.parse(body.toString());
  return route.brokerDatas.find(({ brokerName }) => brokerName === name)?.brokerAddrs['0'];
}

/** The Master of a Broker's name as the Controller has it, its epoch, and how many Brokers are in the SyncStateSet. */
export async function replicaInfo(controller: Remoting, name: string): Promise<{ master: string | undefined; epoch: number; inSync: number }> {
  const { extFields, body } = await controller.call(codes.replicaInfo, { brokerName: name });
  const { syncStateSet }: { syncStateSet: number[] } = JSON.parse(body.toString());
  return { master: extFields?.['masterAddress'], epoch: Number(extFields?.['masterEpoch']), inSync: syncStateSet.length };
}

/** A figure of `mqadmin brokerStatus`. */
export async function brokerStatus(broker: string, name: string): Promise<string> {
  const remoting = await Remoting.connect(broker);
  const { table }: { table: Record<string, string> } = JSON.parse((await remoting.call(codes.runtime)).body.toString());
  remoting.close();
  return table[name] ?? '';
}

/** Creates consumer groups at a Broker. */
export async function createGroups(broker: string, groups: Group[]): Promise<void> {
  const remoting = await Remoting.connect(broker);
  for (const { name, ordered = false, retries } of groups) {
    await remoting.call(codes.createGroup, {}, Buffer.from(JSON.stringify({ groupName: name, consumeMessageOrderly: ordered, retryMaxTimes: retries })));
  }
  remoting.close();
}

/** All messages of a topic that one Broker gives to a consumer. */
export async function readMessages(broker: string, topic: string, queues = 4): Promise<CommitLogRecord[]> {
  const remoting = await Remoting.connect(broker);
  const records: CommitLogRecord[] = [];
  for (let queueId = 0; queueId < queues; queueId++) {
    for (let offset = 0; ; ) {
      const answer = await pull(remoting, topic, queueId, offset);
      if (answer.code !== 0) break; // 19 (PULL_NOT_FOUND) at the end
      for (let at = 0; at < answer.body.length; ) {
        // A Broker sends messages as they lie in its CommitLog.
        const record = readRecord(answer.body, at);
        if (typeof record === 'string') throw new Error(`${record} in an answer to a pull`);
        records.push(record);
        at += record.size;
      }
      offset = Number(answer.extFields?.['nextBeginOffset']);
    }
  }
  remoting.close();
  return records;
}

/** Pulls up to 32 messages of a queue, as a consumer would; gives the Broker's answer, whatever it is. */
export async function pull(remoting: Remoting, topic: string, queueId: number, offset: number): Promise<Command> {
  return remoting.invoke(codes.pull, {
    consumerGroup: 'reader', topic, queueId: String(queueId), queueOffset: String(offset), maxMsgNums: '32', sysFlag: '4', commitOffset: '0',
    suspendTimeoutMillis: '0', subscription: '*', subVersion: '0', expressionType: 'TAG',
  });
}

/** Waits until a Slave has copied a topic's configuration from its Master: it does so a minute after its start, and then once a minute. */
export async function topicKnown(slave: string, topic: string): Promise<void> {
  const remoting = await Remoting.connect(slave);
  await until(async () => (await remoting.invoke(codes.topicConfig, { topic })).code === 0, `the Slave at ${slave} does not know the topic ${topic}`, 90);
  remoting.close();
}

/** Changes settings of a running Broker, as `mqadmin updateBrokerConfig` does. */
export async function configure(broker: string, settings: Record<string, string>): Promise<void> {
  const remoting = await Remoting.connect(broker);
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  await remoting.call(codes.updateConfig, {}, Buffer.from(lines.join('')));
  remoting.close();
}

/** Waits until a Master has `count` Slaves that hold all it has. */
export async function slavesInSync(master: string, count: number): Promise<void> {
  const remoting = await Remoting.connect(master);
  await until(async () => {
    const status: { haConnectionInfo: { inSync: boolean; diff: number }[] } = JSON.parse((await remoting.call(codes.haStatus)).body.toString());
    return status.haConnectionInfo.filter(({ inSync, diff }) => inSync && diff === 0).length === count;
  }, `the Master at ${master} does not have ${count} Slaves in sync`);
  remoting.close();
}

/** Asks until the answer is yes; fails with `otherwise` after so many seconds. */
export async function until(holds: () => Promise<boolean>, otherwise: string, seconds = 30): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${otherwise} after ${seconds} s`);
    await wait(50);
  }
}
