/** A slot of the timer's wheel, 32 bytes: its time (8), its oldest and newest record in the timer log (8 + 8), how many there are (4), unused (4). */
export type Slot = { time: number; first: bigint; last: bigint; count: number };

export const slotSize = 32;

/** Which slot a time (milliseconds) falls into. The wheel has twice the slots it plans ahead, so that past and coming rounds do not meet. */
export function slotIndex(time: number, precision: number, slots: number): number {
  return Math.floor(time / precision) % (slots * 2);
}

/** The 32 bytes of a slot, its time counted in units of `precision` milliseconds. */
export function writeSlot({ time, first, last, count }: Slot, precision: number): Buffer {
  const bytes = Buffer.alloc(slotSize);
  bytes.writeBigInt64BE(BigInt(Math.floor(time / precision)), 0);
  bytes.writeBigInt64BE(first, 8);
  bytes.writeBigInt64BE(last, 16);
  bytes.writeInt32BE(count, 24);
  return bytes;
}

/** Reads the slot that starts at `at`. */
export function readSlot(bytes: Buffer, at: number, precision: number): Slot {
  return { time: Number(bytes.readBigInt64BE(at)) * precision, first: bytes.readBigInt64BE(at + 8), last: bytes.readBigInt64BE(at + 16), count: bytes.readInt32BE(at + 24) };
}
