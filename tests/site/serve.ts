import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
};

/**
 * Serves a built site on a free loopback port the way a static host does: `index.html` for folders,
 * the nearest `404.html` above an unknown address, nothing cached.
 *
 * `base` is the path the site was built for. `url` ends in it, with its slash.
 */
export async function serve(folder: string, base = '/'): Promise<{ url: string; close: () => Promise<void> }> {
  const prefix = base.replace(/\/?$/, '/');
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    void answer(response, folder, prefix, decodeURI(pathname));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${portOf(server)}${prefix}`, close: () => closed(server) };
}

async function answer(response: ServerResponse, folder: string, prefix: string, pathname: string): Promise<void> {
  const path = pathname.startsWith(prefix) ? normalize(pathname.slice(prefix.length)) : undefined;
  if (path === undefined || path.split(sep).includes('..')) return send(response, 404, 'text/plain', 'outside the site');
  const file = join(folder, path);
  const found = await kindOf(file);
  if (found === 'folder' && !pathname.endsWith('/')) {
    response.writeHead(301, { location: `${pathname}/` }).end();
    return;
  }
  const name = found === 'folder' ? join(file, 'index.html') : file;
  if ((await kindOf(name)) === 'file') return send(response, 200, types[extname(name)] ?? 'application/octet-stream', await readFile(name));
  const missing = path.startsWith('en/') ? join(folder, 'en/404.html') : join(folder, '404.html');
  return (await kindOf(missing)) === 'file'
    ? send(response, 404, types['.html'] ?? '', await readFile(missing))
    : send(response, 404, 'text/plain', 'not found');
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'nothing'> {
  return stat(path).then((found) => (found.isDirectory() ? 'folder' : 'file'), () => 'nothing');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((done) => server.close(() => done()));
}
