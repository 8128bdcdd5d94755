import { outcomeHtml } from './outcome-html.ts';
import { limits, outcomeOf, readCase, readChange, writeCase, type AllocationCase } from './allocation-case.ts';

/** Makes the explorer's form work: every change is computed anew, shown, and written into the address so that it can be sent. */
export function startExplorer(root: HTMLElement): void {
  const form = root.querySelector('form');
  const shown = root.querySelector('.explorer-outcome');
  if (!form || !shown || root.dataset['started']) return;
  root.dataset['started'] = 'yes';
  const lang = document.documentElement.lang === 'en' ? 'en' : 'zh';
  const field = (name: string): HTMLInputElement | HTMLSelectElement | undefined => {
    const found = form.elements.namedItem(name);
    return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : undefined;
  };
  const change = field('change');
  if (!(change instanceof HTMLSelectElement)) return;
  const leaves = change.dataset['leaves'] ?? '';

  /** One entry for each consumer that can leave. */
  const offerChanges = (consumers: number, chosen: AllocationCase['change']): void => {
    const numbers = consumers > 1 ? Array.from({ length: consumers }, (_, i) => i + 1) : [];
    change.replaceChildren(...[...change.options].slice(0, 2), ...numbers.map((number) => new Option(`c${String(number).padStart(2, '0')} ${leaves}`, String(number))));
    change.value = String(chosen);
  };
  const show = (wanted: AllocationCase): void => {
    offerChanges(wanted.consumers, wanted.change);
    shown.innerHTML = outcomeHtml(outcomeOf(wanted), lang);
  };
  const read = (): AllocationCase => {
    const number = (name: 'queues' | 'consumers'): number => Math.min(limits[name], Math.max(1, Math.round(Number(field(name)?.value) || 1)));
    const consumers = number('consumers');
    return { queues: number('queues'), consumers, strategy: field('strategy')?.value ?? '', change: readChange(change.value, consumers) };
  };

  const asked = readCase(location.search);
  if (location.search.includes('queues=')) {
    for (const name of ['queues', 'consumers', 'strategy'] as const) {
      const input = field(name);
      if (input) input.value = String(asked[name]);
    }
    show(asked);
  } else offerChanges(read().consumers, readChange(change.value, read().consumers));
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    const wanted = read();
    show(wanted);
    history.replaceState(null, '', `?${writeCase(wanted)}#explorer`);
  });
}
