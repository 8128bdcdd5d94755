// @ts-check
import { defineConfig } from 'astro/config';

/* One page for each figure of ../sources, with the components and styles of the real site: what the browser tests open. */
export default defineConfig({
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never', format: 'file' },
});
