import { Remoting } from '../cluster/remoting.ts';

/** Numbers of RequestCode in rocketmq-remoting. */
const codes = { minOffset: 31, consumeStats: 208, resetOffset: 222, deleteExpired: 329, requestMode: 401 };

/** One queue as a group sees it: how far it is written, how far it is consumed, and when the last consumed message was stored (0 when nobody knows). */
export type Progress = { queueId: number; brokerOffset: number; consumerOffset: number; lastTimestamp: number };

/** What `mqadmin consumerProgress -t` asks one Broker for. */
export async function consumeProgress(broker: string, group: string, topic: string): Promise<{ diff: number; queues: Progress[] }> {
  const remoting = await Remoting.connect(broker);
  const { body } = await remoting.call(codes.consumeStats, { consumerGroup: group, topic });
  remoting.close();
  // The Broker writes a map whose keys are objects, which JSON does not have.
  const entry = /\{[^{}]*"queueId":(\d+)[^{}]*\}:(\{[^{}]*\})/g;
  const queues = [...body.toString().matchAll(entry)].map(([, queueId = '', value = '']): Progress => {
    const { brokerOffset, consumerOffset, lastTimestamp }: Omit<Progress, 'queueId'> = JSON.parse(value);
    return { queueId: Number(queueId), brokerOffset, consumerOffset, lastTimestamp };
  });
  return { diff: queues.reduce((sum, { brokerOffset, consumerOffset }) => sum + brokerOffset - consumerOffset, 0), queues };
}

/** What `mqadmin setConsumeMode` does. */
export async function setRequestMode(broker: string, topic: string, consumerGroup: string, mode: 'PULL' | 'POP'): Promise<void> {
  const remoting = await Remoting.connect(broker);
  await remoting.call(codes.requestMode, {}, Buffer.from(JSON.stringify({ topic, consumerGroup, mode, popShareQueueNum: 0 })));
  remoting.close();
}

/** What `mqadmin resetOffsetByTime` asks each Broker for; -1 stands for the end of every queue. */
export async function resetOffset(broker: string, topic: string, group: string, timestamp: number): Promise<void> {
  const remoting = await Remoting.connect(broker);
  await remoting.call(codes.resetOffset, { topic, group, timestamp: String(timestamp), isForce: 'true' });
  remoting.close();
}

/** What `mqadmin deleteExpiredCommitLog` does. */
export async function deleteExpired(broker: string): Promise<void> {
  const remoting = await Remoting.connect(broker);
  await remoting.call(codes.deleteExpired);
  remoting.close();
}

/** The oldest offset that a queue still has. */
export async function minOffset(broker: string, topic: string, queueId: number): Promise<number> {
  const remoting = await Remoting.connect(broker);
  const { extFields } = await remoting.call(codes.minOffset, { topic, queueId: String(queueId) });
  remoting.close();
  return Number(extFields?.['offset']);
}
