import type { APIRoute } from 'astro';
import { withBase } from '../urls.ts';

/** Everything may be read; the sitemap says what there is. */
export const GET: APIRoute = ({ site }) => new Response(`User-agent: *\nAllow: /\n\nSitemap: ${new URL(withBase('/sitemap.xml'), site)}\n`);
