import { element } from '../layouts/element.ts';
import type { Piece } from './marks.ts';
import type { Hit } from './results.ts';
import { stripOf } from './strip.ts';

/** One result as a list item: **page** › section, two lines of text, its address, its place among the roles. */
export function hitElement(hit: Hit): HTMLLIElement {
  const item = element('li', 'hit');
  const link = element('a', 'hit-link');
  link.href = hit.url;
  const page = element('strong');
  page.append(...marked(hit.page));
  link.append(page);
  if (hit.section) link.append(' › ', ...marked(hit.section));
  const excerpt = element('p', 'hit-text');
  excerpt.append(...marked(hit.excerpt));
  item.append(link, excerpt, element('p', 'hit-url', decodeURI(hit.url)));
  if (hit.roles.length > 0) item.append(stripOf(hit.roles));
  return item;
}

function marked(pieces: readonly Piece[]): (HTMLElement | string)[] {
  return pieces.map(({ text, mark }) => (mark ? element('mark', '', text) : text));
}

/**
 * ↓ and ↑ walk from the field through the results and back; Home and End go to the ends of the list.
 * Typing on a result goes on in the field.
 */
export function walkWithArrows(root: HTMLElement, field: HTMLInputElement): void {
  root.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.hit-link')];
    const stops: HTMLElement[] = [field, ...links];
    const here = stops.findIndex((stop) => stop.parentElement?.contains(document.activeElement) && (stop !== field || document.activeElement === field));
    const to = here < 0 ? undefined : { ArrowDown: stops[here + 1], ArrowUp: stops[here - 1], ...(here > 0 && { Home: links[0], End: links.at(-1) }) }[event.key];
    if (to) {
      event.preventDefault();
      to.focus();
      to.closest('.hit')?.scrollIntoView({ block: 'nearest' });
    } else if (here > 0 && event.key.length === 1 && event.key !== ' ') field.focus();
  });
}
