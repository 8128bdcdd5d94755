/** The part of Pagefind's browser API that the search uses, and how it is loaded. */

/** One page that matched; its text is fetched when `data` is called. */
export interface Match {
  id: string;
  data: () => Promise<Page>;
}

/** A page's text as the index keeps it. */
export interface Page {
  /** Below the base path: `/docs/en/problems/message-loss/`. */
  url: string;
  /** The text cut into words, by U+200B in Chinese and by spaces elsewhere; `<` and `>` are escaped. */
  raw_content: string;
  meta: Readonly<Record<string, string>>;
  filters: Readonly<Record<string, readonly string[]>>;
  /** Elements with an id; `location` counts words. */
  anchors: readonly { element: string; id: string; text: string; location: number }[];
  /** Words of the page that matched the search this page came from. */
  locations: readonly number[];
}

export interface Pagefind {
  init: () => Promise<void>;
  /** A null query finds every page the filters let through. */
  search: (query: string | null, options?: { filters?: Record<string, string> }) => Promise<{ results: Match[] }>;
}

let loading: Promise<Pagefind> | undefined;
let attempts = 0;

/** Fetches Pagefind from beside the site's pages. `<html lang>` decides the index. Throws where there is no index. */
export function loadPagefind(): Promise<Pagefind> {
  loading ??= fetchPagefind().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function fetchPagefind(): Promise<Pagefind> {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  // A module that failed once fails for good under the same address.
  const again = attempts++ === 0 ? '' : `?${attempts}`;
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}/pagefind/pagefind.js${again}`);
  await pagefind.init();
  return pagefind;
}
