import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 } from 'node:zlib';
import { CorruptRecord, readRecord } from '../../src/samples/store/commit-log.ts';

/** A record as a Broker writes it, field after field; tests/cluster compares the reader with a real Broker's files. */
function record(body = 'hello', topic = 'orders', properties = 'KEYS\x01order-1\x02'): Buffer {
  const int32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value | 0);
    return bytes;
  };
  const int64 = (value: number): Buffer => Buffer.concat([int32(Math.floor(value / 2 ** 32)), int32(value)]);
  const host = Buffer.concat([Buffer.from([127, 0, 0, 1]), int32(10911)]);
  const rest = Buffer.concat([
    int32(0xdaa320a7), int32(crc32(body) & 0x7fffffff), int32(3), int32(0), int64(8), int64(4096), int32(0), int64(1_700_000_000_000), host, int64(1_700_000_000_001), host,
    int32(2), int64(0), int32(body.length), Buffer.from(body), Buffer.from([topic.length]), Buffer.from(topic), Buffer.from([0, properties.length]), Buffer.from(properties),
  ]);
  return Buffer.concat([int32(rest.length + 4), rest]);
}

test('a record is read field by field', () => {
  const found = readRecord(record(), 0);
  assert.ok(typeof found !== 'string');
  assert.deepEqual([found.topic, found.queueId, found.queueOffset, found.offset, found.storeHost, found.reconsumeTimes, found.properties.get('KEYS'), String(found.body)], ['orders', 3, 8n, 4096n, '127.0.0.1:10911', 2, 'order-1', 'hello']);
});

test('the blank at the end of a file, and what was never written, are told apart', () => {
  const blank = Buffer.alloc(64);
  blank.writeUInt32BE(64, 0);
  blank.writeUInt32BE(0xcbd43194, 4);
  assert.equal(readRecord(blank, 0), 'blank');
  assert.equal(readRecord(Buffer.alloc(64), 0), 'end');
});

test('a record cut anywhere is refused, never half read', () => {
  const whole = record();
  for (let length = 0; length < whole.length; length++) assert.throws(() => readRecord(whole.subarray(0, length), 0), CorruptRecord, `cut at ${length}`);
});

test('a wrong magic code is named', () => {
  const bytes = record();
  bytes.writeUInt32BE(0x12345678, 4);
  assert.throws(() => readRecord(bytes, 0), /^CorruptRecord: no message at 0: unknown magic code 0x12345678$/);
});

test('a body that was changed does not fit its checksum', () => {
  const bytes = record();
  bytes[bytes.indexOf('hello')] = 'j'.charCodeAt(0);
  assert.throws(() => readRecord(bytes, 0), /the checksum does not fit its body/);
});

test('lengths that lead beyond the record are refused', () => {
  const bytes = record();
  bytes.writeInt32BE(10_000, bytes.indexOf('hello') - 4);
  assert.throws(() => readRecord(bytes, 0), /its fields do not fit into its \d+ bytes/);
});
