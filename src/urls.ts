import { languages, type Lang } from './languages.ts';

/** The base path the site is built for, with its closing slash. */
const base = `${(import.meta.env?.BASE_URL ?? '/').replace(/\/$/, '')}/`;

/** Address of a page below the base path: `pageUrl('en', 'problems/message-loss')` is `/en/problems/message-loss/`; the home page has slug ''. */
export function pageUrl(lang: Lang, slug: string): string {
  return `${base}${languages[lang].prefix}${slug === '' ? '' : `${slug}/`}`;
}

/** Address of a page's preview image: `cardUrl('en', 'q/flush-disk')` is `/cards/en/q/flush-disk.png`. */
export function cardUrl(lang: Lang, slug: string): string {
  return `${base}cards/${languages[lang].prefix}${slug === '' ? 'home' : slug}.png`;
}

/** A site path as a writer writes it (`/problems/x/#id`), below the base path. Anything else is left as it is. */
export function withBase(href: string): string {
  return href.startsWith('/') && !href.startsWith('//') ? base + href.slice(1) : href;
}

/** The language and slug of a path below the base path. */
export function parsePath(pathname: string): { lang: Lang; slug: string } {
  const path = pathname.slice(base.length).replace(/\/$/, '');
  return path === 'en' || path.startsWith('en/') ? { lang: 'en', slug: path.slice(3) } : { lang: 'zh', slug: path };
}
