/** An entry of a ConsumeQueue, 20 bytes: where the record lies in the CommitLog (8), how long it is (4), a code of its tag (8). */
export type ConsumeQueueEntry = { offset: bigint; size: number; tagsCode: bigint };

export const entrySize = 20;

/** Reads the entry that starts at `at`. */
export function readEntry(bytes: Buffer, at: number): ConsumeQueueEntry {
  return { offset: bytes.readBigInt64BE(at), size: bytes.readInt32BE(at + 8), tagsCode: bytes.readBigInt64BE(at + 12) };
}

/** The 20 bytes of an entry. */
export function writeEntry({ offset, size, tagsCode }: ConsumeQueueEntry): Buffer {
  const bytes = Buffer.alloc(entrySize);
  bytes.writeBigInt64BE(offset, 0);
  bytes.writeInt32BE(size, 8);
  bytes.writeBigInt64BE(tagsCode, 12);
  return bytes;
}
