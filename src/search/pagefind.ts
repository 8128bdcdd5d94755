/** The part of Pagefind's browser API that the search uses, and how it is loaded. */

/** One section that matched; its text is fetched when `data` is called. */
export interface Match {
  id: string;
  data: () => Promise<SectionData>;
}

/** A section as the index keeps it (`page-records.ts` puts it in). */
export interface SectionData {
  /** Below the base path, with the section's id: `/docs/en/problems/message-loss/#store`. */
  url: string;
  /** Its heading and its text. */
  content: string;
  meta: Readonly<Record<string, string>>;
  filters: Readonly<Record<string, readonly string[]>>;
}

export interface Pagefind {
  options: (options: { noWorker: boolean }) => Promise<void>;
  init: () => Promise<void>;
  /** A null query finds every section the filters let through. */
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
  // A search takes milliseconds; the worker would be 11 KB more to fetch first.
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  return pagefind;
}
