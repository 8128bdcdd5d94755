// @ts-check
import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { checkedBuild } from './src/build/checked-build.ts';
import { answers } from './src/markdown/answers.ts';
import { devSearch } from './src/search/dev-search.ts';

/** What the pages' Markdown tells of them, by file: filled while pages are read, checked when all are built. @type {Map<string, import('./src/markdown/document.ts').Document>} */
const documents = new Map();

export default defineConfig({
  site: 'https://rocketmq-answers.example',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  prefetch: false,
  // Beside the project, not in node_modules: the tests build many projects with one node_modules.
  cacheDir: '.astro/cache',
  integrations: [mdx(), checkedBuild(documents), devSearch()],
  markdown: {
    // Figures and code are drawn by our own components, with classes: a strict CSP blocks inline styles.
    syntaxHighlight: false,
    processor: satteri({
      // Smart punctuation rewrites `--` and quotes, which are code here.
      features: { headingAttributes: true, smartPunctuation: false },
      mdastPlugins: [answers(documents)],
    }),
  },
  build: {
    // One style sheet and no inline code, for the CSP and the cache.
    inlineStylesheets: 'never',
    assets: 'assets',
  },
  vite: {
    cacheDir: '.astro/vite',
    build: {
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      // Astro's own mark on MDX modules, of which the bundler warns at every build.
      rolldownOptions: { onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log) },
    },
  },
});
