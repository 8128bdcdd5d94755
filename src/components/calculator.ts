import { langs, languages, other, type Lang } from '../languages.ts';

/**
 * Makes a form calculate: it takes a case from the address if there is one, and keeps the address at what it shows.
 * `read` gives the case of the form's values, undefined while one of them is of no use: what is shown then stays.
 */
export function startCalculator<Case extends object>(form: HTMLElement, read: (values: Map<string, string>) => Case | undefined, sentences: (given: Case, lang: Lang) => string[]): void {
  if (!(form instanceof HTMLFormElement) || form.dataset['started'] !== undefined) return;
  form.dataset['started'] = '';
  const lang = langs.find((known) => languages[known].tag === document.documentElement.lang) ?? other('en');
  const output = form.querySelector('output');
  const fields = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = asked.get(field.name);
    if (value !== null && field.name !== '') field.value = value;
  }
  const given = (): Case | undefined => {
    const found = read(new Map(fields.map((field) => [field.name, field.value])));
    return fields.every((field) => field.validity.valid) ? found : undefined;
  };
  const show = (): Case | undefined => {
    const shown = given();
    if (shown && output) output.replaceChildren(...sentences(shown, lang).map((text) => sentence(text)));
    return shown;
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    const shown = show();
    if (shown) history.replaceState(null, '', `?${new URLSearchParams(Object.entries(shown).map(([name, value]) => [name, String(value)]))}#${form.id}`);
  });
  show();
}

function sentence(text: string): HTMLSpanElement {
  const made = document.createElement('span');
  made.textContent = text;
  return made;
}
