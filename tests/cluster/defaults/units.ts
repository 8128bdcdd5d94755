import type { JavaPlace } from '../../../src/evidence/place.ts';

export type Unit = 'ms' | 's' | 'min' | 'h' | 'd' | 'bytes' | 'bytes/s' | 'pages' | '%';

/** What RocketMQ's naming says. The first rule that fits counts. */
const byName: [RegExp, Unit][] = [
  [/(Ms|Millis|Mills|Millisecond|Milliseconds)($|In|For|When)/, 'ms'],
  [/(Sec|Second|Seconds)$/, 's'],
  [/(IntervalMin|Minute|Minutes)$/, 'min'], // not ThreadMin: that is the least
  [/Hours$/, 'h'],
  [/Days$/, 'd'],
  [/LeastPages/, 'pages'],
  [/(Bytes$|Bytes[A-Z]|^mapp(ed|er)FileSize|MappedFileSize$|^maxMessageSize$|MsgBodyOverHowmuch$)/, 'bytes'],
  [/^disk.*Ratio$/, '%'],
  // Without a word for the unit, intervals, periods and timeouts are milliseconds in RocketMQ; exceptions stand below.
  [/(Interval|Period|Timeout|TimeOut|TimeSpan)$/, 'ms'],
];

/** What the name does not say, or says wrongly, with the place in the source that tells. */
export const known: Record<string, { unit: Unit; place: JavaPlace }> = {
  'MessageStoreConfig.fileReservedTime': { unit: 'h', place: { class: 'DefaultMessageStore.CleanCommitLogService', method: 'deleteExpiredFiles', token: 'fileReservedTime *= 60 * 60 * 1000' } },
  'MessageStoreConfig.haMaxGapNotInSync': { unit: 'bytes', place: { class: 'DefaultHAService', method: 'isInSyncSlave', token: 'masterPutWhere - conn.getSlaveAckOffset()' } },
  'MessageStoreConfig.haTransferBatchSize': { unit: 'bytes', place: { class: 'DefaultHAConnection.WriteSocketService', method: 'run', token: 'size = DefaultHAConnection.this.haService.getDefaultMessageStore().getMessageStoreConfig().getHaTransferBatchSize()' } },
  'DefaultMQPushConsumer.consumeTimeout': { unit: 'min', place: { class: 'ProcessQueue', method: 'cleanExpiredMsg', token: 'pushConsumer.getConsumeTimeout() * 60 * 1000' } },
};

/** The unit of a field such as `MessageStoreConfig.fileReservedTime`, if its name or the source tells. */
export function unitOf(name: string, type: string): Unit | undefined {
  if (!/^(int|long|double|float|Integer|Long)$/.test(type)) return undefined;
  const field = name.slice(name.lastIndexOf('.') + 1);
  return known[name]?.unit ?? byName.find(([pattern]) => pattern.test(field))?.[1];
}
