import { hashCode } from './java-hash.ts';

const headerSize = 40;
const slotSize = 4;
const entrySize = 20;

export type IndexHeader = { beginTimestamp: number; endTimestamp: number; beginOffset: bigint; endOffset: bigint; usedSlots: number; nextEntry: number };
/** `seconds` after the header's beginTimestamp; `previous` is the entry that was in the slot before, 0 for none. */
export type IndexEntry = { keyHash: number; offset: bigint; seconds: number; previous: number };

/** An index file: a header, `slots` slots that hold the number of their newest entry, and entries chained from newest to oldest. */
export class IndexFile {
  readonly bytes: Buffer;
  readonly slots: number;

  constructor(bytes: Buffer, slots: number) {
    this.bytes = bytes;
    this.slots = slots;
  }

  /** The size of a file with so many slots and entries. */
  static size(slots: number, entries: number): number {
    return headerSize + slots * slotSize + entries * entrySize;
  }

  get header(): IndexHeader {
    const at = this.bytes;
    return {
      beginTimestamp: Number(at.readBigInt64BE(0)), endTimestamp: Number(at.readBigInt64BE(8)), beginOffset: at.readBigInt64BE(16), endOffset: at.readBigInt64BE(24),
      usedSlots: at.readInt32BE(32), nextEntry: Math.max(at.readInt32BE(36), 1), // entries are numbered from 1
    };
  }

  /** The number of the newest entry in a key's slot, 0 for none. */
  newest(key: string): number {
    return this.bytes.readInt32BE(this.#slot(key));
  }

  entry(number: number): IndexEntry {
    const at = this.#at(number);
    return { keyHash: this.bytes.readInt32BE(at), offset: this.bytes.readBigInt64BE(at + 4), seconds: this.bytes.readInt32BE(at + 12), previous: this.bytes.readInt32BE(at + 16) };
  }

  /** CommitLog offsets of the records that may have this key, newest first; only the hash is compared, so the caller compares the key itself. */
  find(key: string): bigint[] {
    const found: bigint[] = [];
    for (let number = this.newest(key); number > 0; number = this.entry(number).previous) {
      if (this.entry(number).keyHash === keyHash(key)) found.push(this.entry(number).offset);
    }
    return found;
  }

  /** Adds an entry for a record stored at `timestamp` (milliseconds). */
  put(key: string, offset: bigint, timestamp: number): void {
    const { beginTimestamp, usedSlots, nextEntry } = this.header;
    const previous = this.newest(key);
    const at = this.#at(nextEntry);
    this.bytes.writeInt32BE(keyHash(key), at);
    this.bytes.writeBigInt64BE(offset, at + 4);
    this.bytes.writeInt32BE(beginTimestamp > 0 ? Math.max(0, Math.trunc((timestamp - beginTimestamp) / 1000)) : 0, at + 12);
    this.bytes.writeInt32BE(previous, at + 16);
    this.bytes.writeInt32BE(nextEntry, this.#slot(key));
    if (nextEntry === 1) {
      this.bytes.writeBigInt64BE(BigInt(timestamp), 0);
      this.bytes.writeBigInt64BE(offset, 16);
    }
    this.bytes.writeBigInt64BE(BigInt(timestamp), 8);
    this.bytes.writeBigInt64BE(offset, 24);
    this.bytes.writeInt32BE(usedSlots + (previous === 0 ? 1 : 0), 32);
    this.bytes.writeInt32BE(nextEntry + 1, 36);
  }

  #slot(key: string): number {
    return headerSize + (keyHash(key) % this.slots) * slotSize;
  }

  #at(number: number): number {
    return headerSize + this.slots * slotSize + number * entrySize;
  }
}

/** The hash under which a key is filed. Java has no positive of the smallest int, so that becomes 0. */
export function keyHash(key: string): number {
  const hash = Math.abs(hashCode(key));
  return hash > 0x7fffffff ? 0 : hash;
}

/** The key in the index: a topic's messages are kept apart from those of others. */
export function indexKey(topic: string, key: string): string {
  return `${topic}#${key}`;
}
