// Asks a NameServer for a route over a plain socket: frames out, frames back, every field by hand.
// nameserver: ROCKETMQ_NAMESERVER is its address
// topic: wire-route NORMAL 4
// mask: /127\.0\.0\.1:\d+/ address
// mask: /(?<=body of )\d+/ n
import { connect } from 'node:net';

const [host, port] = (process.env.ROCKETMQ_NAMESERVER ?? '127.0.0.1:9876').split(':');
const getRoute = 105; // GET_ROUTEINFO_BY_TOPIC
const oneway = 2;

// #region encode
interface Request {
  opaque: number;
  flag: number;
  fields: Record<string, string>;
}

/** JSON 头。 // The header as JSON. */
function json({ opaque, flag, fields }: Request): Buffer {
  return Buffer.from(JSON.stringify({ code: getRoute, language: 'OTHER', version: 0, opaque, flag, extFields: fields }));
}

/** 同样的字段，二进制头。 // The same fields as a binary header. */
function binary({ opaque, flag, fields }: Request): Buffer {
  const head = Buffer.alloc(17);
  head.writeInt16BE(getRoute, 0);
  head.writeInt8(7, 2); // language: OTHER
  head.writeInt16BE(0, 3); // version
  head.writeInt32BE(opaque, 5);
  head.writeInt32BE(flag, 9);
  head.writeInt32BE(0, 13); // 没有 remark // no remark
  const ext = Buffer.concat(Object.entries(fields).flatMap(([name, value]) => [sized(2, name), sized(4, value)]));
  return Buffer.concat([head, int(4, ext.length), ext]);
}

/** 一帧：长度，类型和头长，头。请求没有体。 // A frame: length, type with header length, header. Requests have no body here. */
function frame(type: 0 | 1, header: Buffer): Buffer {
  return Buffer.concat([int(4, 4 + header.length), int(4, (type << 24) | header.length), header]);
}
// #endregion encode

function int(bytes: 2 | 4, value: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

function sized(bytes: 2 | 4, text: string): Buffer {
  return Buffer.concat([int(bytes, Buffer.byteLength(text)), Buffer.from(text)]);
}

// #region decode
interface Response {
  type: number;
  header: string;
  body: Buffer;
}

/** `rest` 是长度之后的部分。 // `rest` is what follows the length. */
function decode(rest: Buffer): Response {
  const word = rest.readUInt32BE(0);
  const headerEnd = 4 + (word & 0xffffff); // 低 3 字节是头长 // the low three bytes are the header's length
  return { type: word >>> 24, header: rest.toString('utf8', 4, headerEnd), body: rest.subarray(headerEnd) };
}
// #endregion decode

// #region run
const fields = { topic: 'wire-route', acceptStandardJsonOnly: 'true' };
const socket = connect({ host, port: Number(port) });
// 四个请求一次写出，不等应答 // four requests in one write, without waiting
socket.write(Buffer.concat([
  frame(0, json({ opaque: 1, flag: 0, fields })),
  frame(1, binary({ opaque: 2, flag: 0, fields })),
  frame(1, binary({ opaque: 3, flag: oneway, fields })),
  frame(0, json({ opaque: 4, flag: 0, fields: { ...fields, topic: 'no-such-topic' } })),
]));
socket.setTimeout(1000, () => socket.end()); // 一秒没有动静就结束 // a second of silence ends it

const responses = new Map<number, Response>();
let bytes = Buffer.alloc(0);
for await (const chunk of socket) {
  const received: Buffer = chunk;
  bytes = Buffer.concat([bytes, received]);
  while (bytes.length >= 4 && bytes.length >= 4 + bytes.readInt32BE(0)) {
    const end = 4 + bytes.readInt32BE(0);
    const response = decode(bytes.subarray(4, end));
    const { opaque }: { opaque: number } = JSON.parse(response.header);
    responses.set(opaque, response); // 只凭 opaque 认领 // opaque alone says whose it is
    bytes = bytes.subarray(end);
  }
}

for (const opaque of [1, 2, 3, 4]) {
  const response = responses.get(opaque);
  console.log(response ? `${opaque}: type ${response.type}, ${response.header}, body of ${response.body.length} bytes` : `${opaque}: no response`);
}
// #endregion run

interface Route {
  queueDatas: { brokerName: string; readQueueNums: number; writeQueueNums: number; perm: number }[];
  brokerDatas: { brokerName: string; brokerAddrs: Record<string, string> }[];
}
const route: Route = JSON.parse(responses.get(1)?.body.toString() ?? '');
for (const { brokerName, readQueueNums, writeQueueNums, perm } of route.queueDatas) console.log(`${brokerName}: read ${readQueueNums}, write ${writeQueueNums}, perm ${perm}`);
for (const { brokerName, brokerAddrs } of route.brokerDatas) {
  for (const [id, address] of Object.entries(brokerAddrs)) console.log(`${brokerName}: ${id === '0' ? 'Master' : `Slave ${id}`} at ${address}`);
}
process.exit(0);
