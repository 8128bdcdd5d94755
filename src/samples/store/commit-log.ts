import { crc32 } from 'node:zlib';

/** A message as it lies in the CommitLog. Offsets are bytes, times milliseconds. */
export interface CommitLogRecord {
  size: number;
  topic: string;
  queueId: number;
  queueOffset: bigint;
  offset: bigint;
  flag: number;
  sysFlag: number;
  bornTime: Date;
  bornHost: string;
  storeTime: Date;
  storeHost: string;
  reconsumeTimes: number;
  preparedTransactionOffset: bigint;
  bodyCrc: number;
  body: Buffer;
  properties: Map<string, string>;
}

/** The bytes at this place are no message: cut short, of another kind, or changed. */
export class CorruptRecord extends Error {
  constructor(at: number, reason: string) {
    super(`no message at ${at}: ${reason}`);
    this.name = 'CorruptRecord';
  }
}

const messageMagic = 0xdaa320a7; // 1 字节的 Topic 长度 // topic length in one byte
const messageMagicV2 = 0xdaa320ab; // 2 字节的 Topic 长度 // topic length in two bytes
const blankMagic = 0xcbd43194; // 文件末尾放不下下一条，剩下的留空 // the next message did not fit: the rest of the file is blank
const bornHostIsV6 = 1 << 4;
const storeHostIsV6 = 1 << 5;

// #region read-record
/**
 * 读 `at` 处的一条消息。文件剩余部分为空时返回 blank，日志到此为止时返回 end。 // Reads the message at `at`; `blank` when the rest of the file is left blank, `end` when nothing was written from here on.
 */
export function readRecord(bytes: Buffer, at: number): CommitLogRecord | 'blank' | 'end' {
  if (bytes.length - at < 8) throw new CorruptRecord(at, `${bytes.length - at} bytes left, a length and a magic code need 8`);
  const size = bytes.readInt32BE(at);
  const magic = bytes.readUInt32BE(at + 4);
  if (size === 0 && magic === 0) return 'end';
  if (magic === blankMagic) return 'blank';
  if (magic !== messageMagic && magic !== messageMagicV2) throw new CorruptRecord(at, `unknown magic code 0x${magic.toString(16)}`);
  if (size < 91 || at + size > bytes.length) throw new CorruptRecord(at, `its length is ${size}, but ${bytes.length - at} bytes are left`);
  try {
    return decode(bytes.subarray(at, at + size), magic === messageMagicV2, at);
  } catch (error) {
    if (error instanceof RangeError) throw new CorruptRecord(at, `its fields do not fit into its ${size} bytes`);
    throw error;
  }
}

function decode(bytes: Buffer, longTopic: boolean, at: number): CommitLogRecord {
  const read = new Reader(bytes, 8);
  const bodyCrc = read.int32();
  const queueId = read.int32();
  const flag = read.int32();
  const queueOffset = read.int64();
  const offset = read.int64();
  const sysFlag = read.int32();
  const bornTime = new Date(Number(read.int64()));
  const bornHost = read.host((sysFlag & bornHostIsV6) !== 0);
  const storeTime = new Date(Number(read.int64()));
  const storeHost = read.host((sysFlag & storeHostIsV6) !== 0);
  const reconsumeTimes = read.int32();
  const preparedTransactionOffset = read.int64();
  const body = read.take(read.int32());
  const topic = read.take(longTopic ? read.int16() : read.int8()).toString();
  const properties = read.take(read.int16()).toString();
  if ((crc32(body) & 0x7fffffff) !== bodyCrc) throw new CorruptRecord(at, 'the checksum does not fit its body'); // 只校验消息体 // of the body only
  return {
    size: bytes.length, topic, queueId, queueOffset, offset, flag, sysFlag, bornTime, bornHost, storeTime, storeHost,
    reconsumeTimes, preparedTransactionOffset, bodyCrc, body, properties: parseProperties(properties),
  };
}
// #endregion read-record

/** 属性：名 \x01 值 \x02。 // Properties: name \x01 value \x02. */
function parseProperties(text: string): Map<string, string> {
  const pairs = text.split('\x02').map((pair) => pair.split('\x01'));
  return new Map(pairs.flatMap(([name, value]) => (name && value !== undefined ? [[name, value]] : [])));
}

/** Reads one field after the other; a field beyond the end throws a RangeError. */
class Reader {
  readonly #bytes: Buffer;
  #at: number;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  int8(): number {
    return this.take(1).readUInt8();
  }

  int16(): number {
    return this.take(2).readUInt16BE();
  }

  int32(): number {
    return this.take(4).readInt32BE();
  }

  int64(): bigint {
    return this.take(8).readBigInt64BE();
  }

  /** An address and a port. */
  host(v6: boolean): string {
    const ip = this.take(v6 ? 16 : 4);
    return `${v6 ? ip.toString('hex').replace(/(.{4})(?=.)/g, '$1:') : ip.join('.')}:${this.int32()}`;
  }

  take(length: number): Buffer {
    const end = this.#at + length;
    if (length < 0 || end > this.#bytes.length) throw new RangeError('beyond the end');
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}
