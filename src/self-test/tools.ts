import { element } from '../layouts/element.ts';
import type { KeptProgress } from './kept-progress.ts';
import type { words } from './words.ts';

/** Export, import and clear, with a line that says what came of it; `changed` is called when the progress is another. */
export function progressTools(kept: KeptProgress, t: ReturnType<typeof words>, changed: () => void): HTMLElement {
  const tools = element('p', 'practice-tools');
  const said = element('span', 'practice-said');
  said.role = 'status';
  const button = (label: string, act: () => void): HTMLButtonElement => {
    const made = element('button', 'tool', label);
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  };
  const file = element('input');
  Object.assign(file, { type: 'file', accept: 'application/json,.json', hidden: true });
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    file.value = '';
    if (!chosen) return;
    const fault = kept.import(await chosen.text());
    if (!fault) changed();
    said.textContent = fault ? t.faults[fault] : t.imported;
  });
  const clear = button(t.clear, () => {
    // Asked twice, by the same button: what is cleared is gone.
    if (clear.textContent === t.clear) {
      clear.textContent = t.sureToClear;
      return;
    }
    kept.clear();
    clear.textContent = t.clear;
    changed();
    said.textContent = t.cleared;
    clear.focus();
  });
  clear.addEventListener('blur', () => (clear.textContent = t.clear));
  tools.append(button(t.export, () => kept.export()), button(t.import, () => file.click()), file, clear, said);
  if (kept.trouble) said.textContent = kept.trouble === 'unkept' ? t.unkept : t.broken;
  return tools;
}
