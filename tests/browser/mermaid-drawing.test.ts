import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Step } from '../../src/figures/figure.ts';
import { renderFigure } from '../../src/figures/render.ts';
import { sources } from '../figures/sources.ts';
import { openBrowser } from './chrome.ts';
import { drawWithMermaid, loadMermaid } from './mermaid-drawing.ts';

/** A figure's steps as `drawWithMermaid` writes an outline. */
function outline(steps: readonly Step[]): string[] {
  return steps.flatMap((step): string[] => {
    if (step.kind === 'message' || step.kind === 'note') return [step.text.join('').replace(/[\s[\]]/g, '')];
    if (step.kind !== 'frame') return [];
    const sections = step.sections.map(({ steps: inner }) => outline(inner));
    // Mermaid draws a rect as a shade without words.
    if (step.keyword === 'rect') return sections.flat();
    return [`${step.keyword}{`, ...sections.flatMap((section, index) => (index === 0 ? section : ['|', ...section])), '}'];
  });
}

describe('nothing of what Mermaid draws is missing', async () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    await loadMermaid(page);
  });
  after(() => browser.close());
  for (const input of await sources()) {
    test(`${input.id} ${input.lang}`, async () => {
      const theirs = await drawWithMermaid(page, input.source);
      const ours = await renderFigure(input);
      // Their title is our caption.
      const drawn = [...ours.svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inner = '']) => inner);
      const texts = [ours.title, ...drawn].map((inner) => inner.replace(/<[^>]*>|\s|[[\]]/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
      // Where a label is too wide for the font at hand, Mermaid breaks it and puts a hyphen.
      const missing = theirs.texts.filter((text) => !texts.some((own) => own.includes(text.replace(/-$/, ''))));
      assert.deepEqual(missing, []);
      if (ours.kind === 'sequence') assert.equal(outline(ours.steps).join(' '), theirs.outline);
      else {
        assert.equal([...ours.svg.matchAll(/<path class="line/g)].length, theirs.edges + [...ours.svg.matchAll(/<marker[^>]*><path class="line/g)].length);
        assert.equal([...ours.svg.matchAll(/<g class="(?:node|start|note)/g)].length, theirs.nodes);
      }
    });
  }
});
