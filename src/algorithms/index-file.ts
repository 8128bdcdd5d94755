import { hashCode } from './java-hash.ts';

const headerSize = 40;
const slotSize = 4;
const entrySize = 20;

export type IndexHeader = { beginTimestamp: number; endTimestamp: number; beginOffset: bigint; endOffset: bigint; usedSlots: number; nextEntry: number };
/** `seconds` after the header's beginTimestamp; `previous` is the entry that was in the slot before, 0 for none. */
export type IndexEntry = { keyHash: number; offset: bigint; seconds: number; previous: number };

/** Gives `length` bytes of a file from `at` on: a view of memory, or a copy of what is on disk (then nothing can be put). */
export type View = (at: number, length: number) => Buffer;

/** An index file: a header, `slots` slots that hold the number of their newest entry, and entries chained from newest to oldest. */
export class IndexFile {
  readonly #view: View;
  readonly #slots: number;

  constructor(view: View, slots: number) {
    this.#view = view;
    this.#slots = slots;
  }

  /** The size of a file with so many slots and entries. */
  static size(slots: number, entries: number): number {
    return headerSize + slots * slotSize + entries * entrySize;
  }

  get header(): IndexHeader {
    const at = this.#view(0, headerSize);
    return {
      beginTimestamp: Number(at.readBigInt64BE(0)), endTimestamp: Number(at.readBigInt64BE(8)), beginOffset: at.readBigInt64BE(16), endOffset: at.readBigInt64BE(24),
      usedSlots: at.readInt32BE(32), nextEntry: Math.max(at.readInt32BE(36), 1), // entries are numbered from 1
    };
  }

  /** The number of the newest entry in a key's slot, 0 for none. */
  newest(key: string): number {
    return this.#slot(key).readInt32BE();
  }

  entry(number: number): IndexEntry {
    const bytes = this.#entry(number);
    return { keyHash: bytes.readInt32BE(0), offset: bytes.readBigInt64BE(4), seconds: bytes.readInt32BE(12), previous: bytes.readInt32BE(16) };
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
    const entry = this.#entry(nextEntry);
    entry.writeInt32BE(keyHash(key), 0);
    entry.writeBigInt64BE(offset, 4);
    entry.writeInt32BE(beginTimestamp > 0 ? Math.max(0, Math.trunc((timestamp - beginTimestamp) / 1000)) : 0, 12);
    entry.writeInt32BE(previous, 16);
    this.#slot(key).writeInt32BE(nextEntry);

    const header = this.#view(0, headerSize);
    if (nextEntry === 1) {
      header.writeBigInt64BE(BigInt(timestamp), 0);
      header.writeBigInt64BE(offset, 16);
    }
    header.writeBigInt64BE(BigInt(timestamp), 8);
    header.writeBigInt64BE(offset, 24);
    header.writeInt32BE(usedSlots + (previous === 0 ? 1 : 0), 32);
    header.writeInt32BE(nextEntry + 1, 36);
  }

  #slot(key: string): Buffer {
    return this.#view(headerSize + (keyHash(key) % this.#slots) * slotSize, slotSize);
  }

  #entry(number: number): Buffer {
    return this.#view(headerSize + this.#slots * slotSize + number * entrySize, entrySize);
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
