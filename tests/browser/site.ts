import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serve } from '../site/serve.ts';
import { openBrowser } from './chrome.ts';

/** The built site. */
export const folder = join(import.meta.dirname, '../../dist');

/** The built site on loopback with a browser before it. */
export interface Site {
  url: string;
  browser: Browser;
  /** Opens `path` in a context of its own and notes what it complains about and where it connects to. */
  open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; complaints: string[]; close(): Promise<void> }>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const server = await serve(folder);
  const browser = await openBrowser();
  const url = server.url.replace(/\/$/, '');
  return {
    url, browser,
    async open(path, options = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => {
        // Chrome's own word for a page that was left before its transition began.
        if (!error.message.includes('ViewTransition')) complaints.push(`error: ${error.message}`);
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(`request: ${request.url()}`);
      });
      await page.goto(url + path);
      return { page, complaints, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
