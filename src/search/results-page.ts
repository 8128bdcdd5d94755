import type { Lang } from '../languages.ts';
import { idsOfGroups, type Found } from './find.ts';
import { walkWithArrows } from './hits.ts';
import { LiveSearch } from './live.ts';
import { words } from './words.ts';

/** Results shown at once, and with each press of “more”. */
const step = 10;

/** Brings the results page to life: `?q=` and `&topic=` say what it shows and follow what the reader does. */
export function startResultsPage(): void {
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const t = words(lang);
  const root = must(document, '.search-page', HTMLElement);
  const form = must(root, 'form', HTMLFormElement);
  const field = must(form, 'input', HTMLInputElement);
  const clear = must(form, 'button', HTMLButtonElement);
  const status = must(root, '[role="status"]', HTMLElement);
  const list = must(root, '.hits', HTMLOListElement);
  const more = must(root, '.search-more', HTMLButtonElement);
  const topics = [...root.querySelectorAll<HTMLButtonElement>('.search-topics button')];
  const heading = document.title;

  const asked = new URLSearchParams(location.search);
  field.value = asked.get('q') ?? field.value;
  let topic = asked.get('topic') ?? '';
  let groups = new Map<string, ReadonlySet<string>>();
  let visible = step;

  const count = async (found: Found | undefined) => {
    if (found && groups.size === 0) groups = await idsOfGroups(topics.map(({ value }) => value).filter((value) => value !== ''));
    for (const button of topics) {
      const inTopic = found?.matches.filter(({ id }) => button.value === '' || groups.get(button.value)?.has(id)).length ?? 0;
      must(button, 'span', HTMLElement).textContent = String(inTopic);
      button.hidden = inTopic === 0 && button.value !== topic;
      button.ariaPressed = String(button.value === topic);
    }
    must(root, '.search-topics', HTMLElement).hidden = (found?.matches.length ?? 0) === 0;
  };
  const keepInAddress = () => {
    const typed = field.value.trim();
    const kept = new URLSearchParams({ ...(typed && { q: typed }), ...(topic && { topic }) });
    history.replaceState(history.state, '', kept.size > 0 ? `?${kept}` : location.pathname);
    document.title = typed ? `${typed} · ${heading}` : heading;
  };

  const search = new LiveSearch({ field, status, list, note: must(root, '.search-note', HTMLElement) }, lang, {
    first: step,
    count: t.ranked,
    found: (found) => {
      keepInAddress();
      return count(found);
    },
    filter: ({ id }) => topic === '' || groups.get(topic)?.has(id) === true,
    shown: (total, shown) => {
      visible = shown;
      clear.hidden = field.value === '';
      more.hidden = shown >= total;
      must(root, '.search-head', HTMLElement).hidden = status.textContent === '';
    },
  });
  walkWithArrows(root, field);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    search.run();
  });
  clear.addEventListener('click', () => {
    field.value = '';
    field.focus();
    search.run();
  });
  more.addEventListener('click', async () => {
    const from = visible;
    await search.show(visible + step);
    list.querySelectorAll<HTMLElement>('.hit-link')[from]?.focus();
  });
  for (const button of topics) {
    button.addEventListener('click', () => {
      topic = button.value;
      for (const each of topics) each.ariaPressed = String(each === button);
      keepInAddress();
      void search.show();
    });
  }
  search.run();
}

/** The first match of `selector`, which the page always has. Throws where it has not. */
function must<E extends Element>(root: ParentNode, selector: string, type: new () => E): E {
  const found = root.querySelector(selector);
  if (found instanceof type) return found;
  throw new Error(`the results page has no ${selector}`);
}
