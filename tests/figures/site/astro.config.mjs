// @ts-check
import { defineConfig } from 'astro/config';

const cache = '../../../node_modules/.cache/figure-pages';

/* One page for each figure of ../sources, with the components and styles of the real site: what the browser tests open. */
export default defineConfig({
  cacheDir: cache,
  vite: { cacheDir: `${cache}/vite` },
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', format: 'file' },
});
