import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

const installed = ['/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/*
 * What a test's browser must not do: update, call home, or need a sandbox that containers lack. Nor does it compile
 * for speed: scripts run once or twice on each page, and on 2 cores that takes a quarter of the time of all pages.
 */
const args = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-gpu',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--font-render-hinting=none',
  '--js-flags=--no-opt --no-maglev --single-threaded',
];

/**
 * Opens a headless Chrome: the one that CHROME names, else an installed one, else the npm package's.
 * It sees the Chinese font of @embedpdf/fonts-sc, so that text has the same widths on every machine.
 */
export async function openBrowser(): Promise<Browser> {
  const fonts = writeFontConfig();
  const browser = await playwright.launch({
    executablePath: process.env['CHROME'] ?? installed.find((path) => existsSync(path)) ?? (await chromium.executablePath()),
    args,
    env: { ...process.env, FONTCONFIG_FILE: fonts },
  });
  browser.on('disconnected', () => rmSync(dirname(fonts), { recursive: true, force: true }));
  return browser;
}

/* The package's Chrome brings Open Sans and no Chinese font; a machine of its own may have none at all. */
function writeFontConfig(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fontconfig-'));
  const han = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts');
  const dirs = [han, join(tmpdir(), 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('');
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${dirs}<cachedir>${folder}</cachedir></fontconfig>`);
  return file;
}
