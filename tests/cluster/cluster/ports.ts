import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Free loopback ports for a NameServer, a Proxy and so on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
  return closeAll(servers);
}

/** A free port for a Broker whose second port, two below it (the VIP channel), is free too. */
export async function freeBrokerPort(): Promise<number> {
  for (;;) {
    const main = await listen(0);
    const vip = await listen(portOf(main) - 2).catch(() => undefined);
    const [port] = await closeAll(vip ? [main, vip] : [main]);
    if (vip && port) return port;
  }
}

async function listen(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function closeAll(servers: Server[]): Promise<number[]> {
  const ports = servers.map(portOf);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}

/** The first of these ports that something on this machine listens on, undefined when all are free. */
export async function takenPort(ports: number[]): Promise<number | undefined> {
  for (const port of ports) {
    const server = await listen(port).catch(() => undefined);
    if (!server) return port;
    await closeAll([server]);
  }
  return undefined;
}
