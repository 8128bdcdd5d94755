import { setTimeout as wait } from 'node:timers/promises';
import { Remoting } from './remoting.ts';

/** Type of a topic, as gRPC clients require it. */
export type TopicType = 'NORMAL' | 'FIFO' | 'DELAY' | 'TRANSACTION';
export type Topic = { name: string; type?: TopicType; queues?: number };
export type Group = { name: string; ordered?: boolean };

/** Numbers of RequestCode in rocketmq-remoting. */
const codes = { createTopic: 17, maxOffset: 30, route: 105, createGroup: 200, haStatus: 907 };

/** Creates the topics at a Broker and waits until the NameServer knows their routes. */
export async function createTopics(nameserver: string, broker: string, topics: Topic[]): Promise<void> {
  const [toBroker, toNameserver] = await Promise.all([Remoting.connect(broker), Remoting.connect(nameserver)]);
  for (const { name, type = 'NORMAL', queues = 4 } of topics) {
    const count = String(queues);
    await toBroker.call(codes.createTopic, {
      topic: name, defaultTopic: 'TBW102', readQueueNums: count, writeQueueNums: count, perm: '6', topicFilterType: 'SINGLE_TAG', topicSysFlag: '0', order: 'false',
      attributes: `+message.type=${type}`,
    });
  }
  for (const { name } of topics) await until(async () => (await toNameserver.invoke(codes.route, { topic: name })).code === 0, `no route of ${name} at the NameServer`);
  toBroker.close();
  toNameserver.close();
}

/** Creates consumer groups at a Broker. */
export async function createGroups(broker: string, groups: Group[]): Promise<void> {
  const remoting = await Remoting.connect(broker);
  for (const { name, ordered = false } of groups) {
    await remoting.call(codes.createGroup, {}, Buffer.from(JSON.stringify({ groupName: name, consumeMessageOrderly: ordered })));
  }
  remoting.close();
}

/** How many messages were ever put into a topic's queues at one Broker. */
export async function countMessages(broker: string, topic: string, queues = 4): Promise<number> {
  const remoting = await Remoting.connect(broker);
  let count = 0;
  for (let queueId = 0; queueId < queues; queueId++) {
    const { extFields } = await remoting.call(codes.maxOffset, { topic, queueId: String(queueId) });
    count += Number(extFields?.['offset']);
  }
  remoting.close();
  return count;
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

/** Asks until the answer is yes; fails with `otherwise` after 20 s. */
export async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`${otherwise} after 20 s`);
    await wait(50);
  }
}
