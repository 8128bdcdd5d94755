import type { Page } from 'playwright-core';
import { attributeOf, type BuiltPage } from '../../src/build/built-page.ts';

type BuiltElement = BuiltPage['elements'][number];

/** What a style sheet can tell an element by: its name, classes and roles, not its words. */
function selectorOf(element: BuiltElement): string {
  return [element.tagName, attributeOf(element, 'class') ?? '', attributeOf(element, 'role') ?? ''].join('.');
}

/** What a style sheet can tell an element by, with its three next ancestors’: 40 pages have them all, and those by all ancestors are not many more (46 pages). */
function kindOf(element: BuiltElement): string {
  const chain = [element];
  for (let parent = element.parentNode; chain.length < 4 && parent && 'tagName' in parent; parent = parent.parentNode) chain.push(parent);
  return chain.map(selectorOf).join(' < ');
}

/**
 * Paths of few pages that have every kind of element of all `pages`: enough to look at for what depends on styles and not on words.
 * Picked greedily: the page with most that is new comes next.
 */
export function oneOfEachKind(pages: readonly BuiltPage[]): string[] {
  const left = new Map(pages.map(({ url, elements }) => [url, new Set(elements.map(kindOf))]));
  const picked: string[] = [];
  for (;;) {
    const [path, kinds] = [...left].reduce((most, each) => (each[1].size > most[1].size ? each : most));
    if (kinds.size === 0) return picked;
    picked.push(path);
    for (const kind of [...kinds]) for (const other of left.values()) other.delete(kind);
  }
}

/** Sets `data-first` on the first element of each kind, in the open page, that can be seen and has words or can be pressed, unless its kind is in `seen`, where it adds it; takes it off all others. Returns how many it is set on. */
export async function markFirstOfEachKind(page: Page, seen: Set<string>): Promise<number> {
  const marked = await page.evaluate((before) => {
    const selectorOf = (element: Element) => [element.tagName, element.getAttribute('class'), element.getAttribute('role')].join('.');
    const known = new Set(before);
    for (const element of document.body.querySelectorAll('*')) {
      element.removeAttribute('data-first');
      const speaks = element.matches('a, button, input, select, summary') || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
      if (!speaks || !element.checkVisibility()) continue;
      let kind = '';
      for (let at: Element | null = element, depth = 0; at && depth < 4; at = at.parentElement, depth++) kind += selectorOf(at);
      if (known.size < known.add(kind).size) element.setAttribute('data-first', '');
    }
    return [...known].slice(before.length);
  }, [...seen]);
  for (const kind of marked) seen.add(kind);
  return marked.length;
}
