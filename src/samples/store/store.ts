import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { entrySize, readEntry, type ConsumeQueueEntry } from '../../algorithms/consume-queue-entry.ts';
import { IndexFile } from '../../algorithms/index-file.ts';
import { readRecord, type CommitLogRecord } from './commit-log.ts';

/** Opens a Broker's store folder for reading; the Broker may be running. */
export class Store {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  // #region records
  /** 按写入顺序读出全部消息：文件名就是它第一个字节的物理偏移。 // All messages in the order of writing: a file's name is the offset of its first byte. */
  *records(): Generator<CommitLogRecord> {
    for (const file of readdirSync(join(this.#folder, 'commitlog')).sort()) {
      const bytes = readFileSync(join(this.#folder, 'commitlog', file));
      for (let at = 0; at < bytes.length; ) {
        const record = readRecord(bytes, at);
        if (record === 'blank') break; // 下一条在下一个文件 // the next one is in the next file
        if (record === 'end') return;
        yield record;
        at += record.size;
      }
    }
  }
  // #endregion records

  /** The message at an offset of the CommitLog, of which `size` bytes are read. */
  record(offset: bigint, size: number): CommitLogRecord | 'blank' | 'end' {
    const files = readdirSync(join(this.#folder, 'commitlog')).sort();
    const file = files.findLast((name) => BigInt(name) <= offset);
    if (!file) throw new RangeError(`offset ${offset} was deleted: the oldest file is ${files[0]}`);
    return readRecord(bytesOf(join(this.#folder, 'commitlog', file), Number(offset - BigInt(file)), size), 0);
  }

  // #region queue
  /** 一个队列的索引：第 n 个条目就是逻辑偏移 n。 // The entries of one queue: the n-th is offset n of the queue. */
  queue(topic: string, queueId: number): ConsumeQueueEntry[] {
    const folder = join(this.#folder, 'consumequeue', topic, String(queueId));
    if (!existsSync(folder)) return []; // 还没有消息 // no message yet
    const bytes = Buffer.concat(readdirSync(folder).sort().map((file) => readFileSync(join(folder, file))));
    const entries: ConsumeQueueEntry[] = [];
    for (let at = 0; at + entrySize <= bytes.length; at += entrySize) {
      const entry = readEntry(bytes, at);
      if (entry.size === 0) break; // 文件是预先分配的，后面全是 0 // files are allocated ahead, zeros follow
      entries.push(entry);
    }
    return entries;
  }
  // #endregion queue

  /** The newest index file; `slots` is the Broker's maxHashSlotNum. */
  index(slots: number): IndexFile | undefined {
    const folder = join(this.#folder, 'index');
    const newest = existsSync(folder) ? readdirSync(folder).sort().at(-1) : undefined;
    return newest ? new IndexFile((at, length) => bytesOf(join(folder, newest), at, length), slots) : undefined;
  }

  // #region checkpoint
  /** 恢复从哪里开始，看的是这几个时间和偏移。 // Times and offsets from which recovery knows where to begin. */
  checkpoint(): { commitLog: Date; consumeQueue: Date; index: Date; masterFlushedOffset: bigint; confirmOffset: bigint; consumeQueueOffset: bigint } {
    const bytes = readFileSync(join(this.#folder, 'checkpoint'));
    const time = (at: number): Date => new Date(Number(bytes.readBigInt64BE(at)));
    return {
      commitLog: time(0), consumeQueue: time(8), index: time(16),
      masterFlushedOffset: bytes.readBigInt64BE(24), confirmOffset: bytes.readBigInt64BE(32), consumeQueueOffset: bytes.readBigInt64BE(40),
    };
  }
  // #endregion checkpoint
}

/** `length` bytes of a file from `at` on; fewer at its end. */
function bytesOf(file: string, at: number, length: number): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
  } finally {
    closeSync(descriptor);
  }
}
