import { langs, languages, other } from '../languages.ts';
import { sentences, type Case, type Kind } from './drain.ts';

const kinds: readonly Kind[] = ['pull', 'ordered', 'pop'];
const numbers = ['lag', 'in', 'consumers', 'queues', 'threads', 'ms', 'old', 'kept'] as const;

/** Makes the form calculate: it takes a case from the address if there is one, and keeps the address at what it shows. */
export function startDrain(form: HTMLElement): void {
  if (!(form instanceof HTMLFormElement) || form.dataset['started'] !== undefined) return;
  form.dataset['started'] = '';
  const lang = langs.find((known) => languages[known].tag === document.documentElement.lang) ?? other('en');
  const output = form.querySelector('output');
  const asked = new URLSearchParams(location.search);
  for (const field of fields(form)) {
    const value = asked.get(field.name);
    if (value !== null && field.name !== '') field.value = value;
  }
  const show = (): void => {
    const given = read(form);
    if (given && output) output.replaceChildren(...sentences(given, lang).map((text) => sentence(text)));
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    show();
    const given = read(form);
    if (given) history.replaceState(null, '', `?${new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)]))}#${form.id}`);
  });
  show();
}

function fields(form: HTMLFormElement): (HTMLInputElement | HTMLSelectElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
}

/** The case in the form, undefined while a field holds no usable number: what is shown then stays. */
function read(form: HTMLFormElement): Case | undefined {
  const values = new Map(fields(form).map((field) => [field.name, field.value]));
  const by = kinds.find((kind) => kind === values.get('by'));
  const [lag, incoming, consumers, queues, threads, ms, old, kept] = numbers.map((name) => Number(values.get(name) || NaN));
  const given = { lag, in: incoming, consumers, queues, threads, ms, by, old, kept };
  return isCase(given) && fields(form).every((field) => field.validity.valid) ? given : undefined;
}

function isCase(given: { [K in keyof Case]: Case[K] | undefined }): given is Case {
  return given.by !== undefined && numbers.every((name) => Number.isFinite(given[name]));
}

function sentence(text: string): HTMLSpanElement {
  const made = document.createElement('span');
  made.textContent = text;
  return made;
}
