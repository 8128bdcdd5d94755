import type { APIRoute } from 'astro';
import { langs, languages } from '../languages.ts';
import { published } from '../published.ts';
import { bank } from '../questions/bank.ts';
import { pageUrl } from '../urls.ts';

/** Every page with its other language, as in the pages' own `hreflang` links. */
export const GET: APIRoute = async ({ site }) => {
  const slugs = ['', ...new Set((await published()).map(({ slug }) => slug)), ...bank.map(({ id }) => `q/${id}`)];
  const absolute = (path: string) => new URL(path, site).href;
  const urls = slugs.flatMap((slug) => {
    const alternates = [...langs.map((lang) => ({ tag: languages[lang].tag as string, lang })), { tag: 'x-default', lang: 'zh' as const }]
      .map(({ tag, lang }) => `    <xhtml:link rel="alternate" hreflang="${tag}" href="${absolute(pageUrl(lang, slug))}"/>`);
    return langs.map((lang) => `  <url>\n    <loc>${absolute(pageUrl(lang, slug))}</loc>\n${alternates.join('\n')}\n  </url>`);
  });
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`, { headers: { 'content-type': 'application/xml' } });
};
