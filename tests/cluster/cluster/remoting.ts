import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A request or response of RocketMQ's remoting protocol: a JSON header and a body. */
export type Command = { code: number; remark?: string | null; extFields?: Record<string, string>; body: Buffer };
type Header = Omit<Command, 'body'> & { opaque: number };

/**
 * A client of the remoting protocol, small enough to do administration without starting a JVM.
 * A frame is: length of the rest (4 bytes), serialization kind and header length (1 + 3 bytes, kind 0 is JSON), header, body.
 */
export class Remoting {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, { answer: (command: Command) => void; fail: (error: Error) => void }>();
  #buffer = Buffer.alloc(0);
  #opaque = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#read(bytes));
    socket.on('close', () => this.#waiting.forEach(({ fail }) => fail(new Error('the server closed the connection'))));
  }

  /** Connects to `host:port`. */
  static async connect(address: string): Promise<Remoting> {
    const [host = '', port = ''] = address.split(':');
    const socket = connect({ host, port: Number(port) });
    await once(socket, 'connect');
    return new Remoting(socket);
  }

  /** Sends a request and gives its response, whatever its code is. */
  async invoke(code: number, extFields: Record<string, string> = {}, body: Buffer = Buffer.alloc(0)): Promise<Command> {
    const opaque = ++this.#opaque;
    const header = Buffer.from(JSON.stringify({ code, flag: 0, language: 'OTHER', opaque, serializeTypeCurrentRPC: 'JSON', version: 0, extFields }));
    const head = Buffer.alloc(8);
    head.writeUInt32BE(4 + header.length + body.length, 0);
    head.writeUInt32BE(header.length, 4);
    const answered = new Promise<Command>((answer, fail) => this.#waiting.set(opaque, { answer, fail }));
    this.#socket.write(Buffer.concat([head, header, body]));
    return answered;
  }

  /** As `invoke`, and throws what the server says when the code is not 0 (success). */
  async call(code: number, extFields?: Record<string, string>, body?: Buffer): Promise<Command> {
    const response = await this.invoke(code, extFields, body);
    if (response.code !== 0) throw new Error(`request ${code} was answered with code ${response.code}: ${response.remark ?? ''}`);
    return response;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    while (this.#buffer.length >= 8 && this.#buffer.length >= 4 + this.#buffer.readUInt32BE(0)) {
      const end = 4 + this.#buffer.readUInt32BE(0);
      const headerEnd = 8 + (this.#buffer.readUInt32BE(4) & 0xffffff);
      const header: Header = JSON.parse(this.#buffer.toString('utf8', 8, headerEnd));
      this.#waiting.get(header.opaque)?.answer({ ...header, body: Buffer.from(this.#buffer.subarray(headerEnd, end)) });
      this.#waiting.delete(header.opaque);
      this.#buffer = this.#buffer.subarray(end);
    }
  }
}
