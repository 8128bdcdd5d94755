/** The id that the sending client gives a message, 16 bytes in hexadecimal (IPv4): address (4), process (2), class loader (4), milliseconds since the month began (4), counter (2). */
export type UniqueId = { ip: string; pid: number; loader: number; sinceMonth: number; counter: number };

export function readUniqueId(id: string): UniqueId {
  const bytes = Buffer.from(id, 'hex');
  return { ip: bytes.subarray(0, 4).join('.'), pid: bytes.readUInt16BE(4), loader: bytes.readInt32BE(6), sinceMonth: bytes.readInt32BE(10), counter: bytes.readUInt16BE(14) };
}

/** The id that tells where a message is stored, 16 bytes in hexadecimal (IPv4): the Broker's address (4) and port (4), the offset in its CommitLog (8). */
export type OffsetId = { ip: string; port: number; offset: bigint };

export function readOffsetId(id: string): OffsetId {
  const bytes = Buffer.from(id, 'hex');
  return { ip: bytes.subarray(0, 4).join('.'), port: bytes.readInt32BE(4), offset: bytes.readBigInt64BE(8) };
}

export function writeOffsetId({ ip, port, offset }: OffsetId): string {
  const bytes = Buffer.alloc(16);
  bytes.set(ip.split('.').map(Number), 0);
  bytes.writeInt32BE(port, 4);
  bytes.writeBigInt64BE(offset, 8);
  return bytes.toString('hex').toUpperCase();
}
