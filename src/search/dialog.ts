import type { Lang } from '../languages.ts';
import { loadStyleSheet } from '../layouts/style-sheet.ts';
import { roleIds } from '../roles.ts';
import { pageUrl } from '../urls.ts';
import { element } from '../layouts/element.ts';
import { walkWithArrows } from './hits.ts';
import { LiveSearch } from './live.ts';
import { loadPagefind } from './pagefind.ts';
import styles from './search.css?url';
import { stripOf } from './strip.ts';
import { words } from './words.ts';

/** Results shown in the dialog; the results page shows all. */
const first = 6;

let open: (() => void) | undefined;
let styled: Promise<void> | undefined;

/** Opens the search over the page. Esc closes it and gives the focus back to where it was. */
export async function openSearchDialog(): Promise<void> {
  // The index is on its way while the reader types. Where it fails, the search says so.
  loadPagefind().catch(() => undefined);
  await (styled ??= loadStyleSheet(styles));
  open ??= makeDialog(document.documentElement.lang === 'en' ? 'en' : 'zh');
  open();
}

function makeDialog(lang: Lang): () => void {
  const t = words(lang);
  const dialog = element('dialog', 'search-dialog');
  dialog.ariaLabel = t.search;

  const form = element('form', 'search-form');
  form.role = 'search';
  form.action = pageUrl(lang, 'search');
  const field = element('input');
  Object.assign(field, { type: 'search', name: 'q', autocomplete: 'off', spellcheck: false, enterKeyHint: 'go', placeholder: t.field, ariaLabel: t.field });
  const clear = element('button', '', t.clear);
  clear.type = 'button';
  clear.hidden = true;
  const shut = element('button', 'search-shut', t.shut);
  shut.type = 'button';
  form.append(field, clear, shut);

  const head = element('div', 'search-head');
  const status = element('p');
  status.role = 'status';
  const marks = stripOf(roleIds);
  marks.ariaHidden = 'true';
  head.append(status, marks);

  const list = element('ol', 'hits');
  list.role = 'list';
  const note = element('p', 'search-note');
  const foot = element('div', 'search-foot');
  const all = element('a');
  foot.append(hint('↑↓', t.choose), hint('↵', t.open), hint('esc', t.shut), all);
  dialog.append(form, head, list, note, foot);
  document.body.append(dialog);

  const search = new LiveSearch({ field, status, list, note }, lang, {
    first,
    count: t.results,
    shown: (total) => {
      head.hidden = status.textContent === '';
      clear.hidden = field.value === '';
      all.hidden = total === 0;
      all.textContent = t.all(total);
      all.href = `${form.action}?q=${encodeURIComponent(field.value.trim())}`;
      dialog.scrollTop = 0;
    },
  });
  walkWithArrows(dialog, field);

  const close = () => dialog.close();
  shut.addEventListener('click', close);
  clear.addEventListener('click', () => {
    field.value = '';
    field.focus();
    search.run();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await search.settled;
    list.querySelector<HTMLAnchorElement>('.hit-link')?.click();
  });
  dialog.addEventListener('keydown', (event) => {
    // In a search field Esc would only empty it.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    close();
  });
  dialog.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (link || event.target === dialog) close();
  });

  return () => {
    if (!dialog.open) dialog.showModal();
    field.focus();
    field.select();
  };
}

function hint(key: string, meaning: string): HTMLElement {
  const line = element('span', 'search-hint', ` ${meaning}`);
  line.prepend(element('kbd', '', key));
  return line;
}
