import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { langs, languages } from '../languages.ts';
import { addPage, filesOf, openIndex } from './page-index.ts';

/** `npm run dev` searches too: its own pages are indexed when the search is first used, and again after content changed. */
export function devSearch(): AstroIntegration {
  let origin = '';
  let files: Promise<Map<string, Uint8Array>> | undefined;
  return {
    name: 'dev-search',
    hooks: {
      'astro:server:setup': ({ server, logger }) => {
        const base = server.config.base.replace(/\/?$/, '/');
        server.watcher.on('all', (_event, path) => {
          if (/\/src\/(content|questions)\//.test(path.replaceAll('\\', '/'))) files = undefined;
        });
        server.middlewares.use(async (request, response, next) => {
          const { pathname } = new URL(request.url ?? '/', 'http://dev');
          const path = /\/pagefind\/(.+)$/.exec(pathname)?.[1];
          if (path === undefined) return next();
          try {
            files ??= indexPages(origin, base, logger);
            const content = (await files).get(path);
            if (!content) return next();
            response.setHeader('content-type', extname(path) === '.js' ? 'text/javascript' : 'application/octet-stream');
            response.setHeader('cache-control', 'no-store');
            response.end(content);
          } catch (error) {
            files = undefined;
            next(error);
          }
        });
      },
      'astro:server:start': ({ address }) => {
        origin = originOf(address);
      },
    },
  };
}

/** Fetches every page that can be reached from the home pages, and indexes those that have a body for the search. */
async function indexPages(origin: string, base: string, logger: AstroIntegrationLogger): Promise<Map<string, Uint8Array>> {
  const start = performance.now();
  logger.info('indexing the pages for the search');
  const index = await openIndex();
  const waiting = langs.map((lang) => base + languages[lang].prefix);
  const seen = new Set(waiting);
  let indexed = 0;
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const response = await fetch(origin + path);
    if (!response.ok || !response.headers.get('content-type')?.startsWith('text/html')) continue;
    const content = await response.text();
    for (const [, href = ''] of content.matchAll(/<a [^>]*?href="([^"?#]+)/g)) {
      if (href.startsWith(base) && href.endsWith('/') && !seen.has(href)) {
        seen.add(href);
        waiting.push(href);
      }
    }
    if (await addPage(index, content, `/${path.slice(base.length)}`)) indexed++;
  }
  const files = await filesOf(index);
  await index.deleteIndex();
  logger.info(`${indexed} pages in the search index (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return files;
}

function originOf({ address, port, family }: AddressInfo): string {
  const host = address === '::' || address === '0.0.0.0' ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
