import type { Page } from 'playwright-core';

/** What Mermaid itself draws of a source in the browser. */
export interface MermaidDrawing {
  /** Messages, notes and frames from top to bottom: `loop{ text | text }`. */
  outline: string;
  /** Every text, without spaces and without the brackets around conditions. */
  texts: string[];
  nodes: number;
  edges: number;
}

/** Makes a page that can draw with Mermaid. */
export async function loadMermaid(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.addScriptTag({ path: 'node_modules/mermaid/dist/mermaid.min.js' });
}

/** Draws `source` with Mermaid in a page that `loadMermaid` made, and reads the drawing. */
export function drawWithMermaid(page: Page, source: string): Promise<MermaidDrawing> {
  return page.evaluate(async (text) => {
    const { mermaid } = globalThis as unknown as { mermaid: typeof import('mermaid').default };
    mermaid.initialize({ startOnLoad: false, htmlLabels: false });
    const { svg } = await mermaid.render('drawn', text);
    document.body.innerHTML = svg;
    const plain = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/[\s[\]\u200b]/g, '');
    const number = (element: Element, name: string): number => Number(element.getAttribute(name));
    const events: [number, string][] = [];

    for (const line of document.querySelectorAll('[data-et="message"]')) {
      let label = '';
      for (let before = line.previousElementSibling; before?.matches('.messageText'); before = before.previousElementSibling) label = plain(before) + label;
      events.push([line.getBoundingClientRect().top + scrollY, label]);
    }
    for (const note of document.querySelectorAll('[data-et="note"]')) {
      events.push([note.getBoundingClientRect().top + scrollY + 1, [...note.querySelectorAll('text')].map(plain).join('')]);
    }
    for (const frame of document.querySelectorAll('[data-et="control-structure"]')) {
      const lines = [...frame.querySelectorAll('.loopLine')];
      const y = (line: Element): number => line.getBoundingClientRect().top + scrollY;
      const across = lines.filter((line) => number(line, 'y1') === number(line, 'y2'));
      const dashed = across.filter((line) => line.getAttribute('style')?.includes('dash'));
      const solid = across.filter((line) => !dashed.includes(line)).map(y);
      events.push([Math.min(...solid), `${plain(frame.querySelector('.labelText'))}{`], [Math.max(...solid), '}'], ...dashed.map((line): [number, string] => [y(line), '|']));
    }
    const outline = events.sort(([a], [b]) => a - b).map(([, event]) => event).join(' ');
    const texts = [...document.querySelectorAll('svg text')].map(plain).filter((word) => word !== '');
    return { outline, texts, nodes: document.querySelectorAll('.node').length, edges: document.querySelectorAll('.edgePaths path').length };
  }, source);
}
