/**
 * Makes the field above the table of settings filter it: a row stays while it has every word typed, in its name, its class, its meaning or the words that
 * say since which release it is there, whatever the case. The form's output says how many stay.
 */
export function startSettingsFilter(form: HTMLElement): void {
  const [field, output, index] = [form.querySelector('input'), form.querySelector('output'), form.parentElement];
  if (!field || !output || !index) return;
  const groups = [...index.querySelectorAll('tbody')].map((body) => ({
    body,
    rows: [...body.querySelectorAll<HTMLTableRowElement>('tr[id]')].map((row) => ({ row, text: `${row.id} ${row.cells[3]?.textContent ?? ''} ${row.querySelector('.since')?.textContent ?? ''}`.toLowerCase() })),
  }));
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const all = output.textContent;
  const filter = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    let shown = 0;
    for (const { body, rows } of groups) {
      for (const { row, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown++;
      }
      body.hidden = rows.every(({ row }) => row.hidden);
    }
    output.textContent = shown === total ? all : `${shown} / ${all}`;
  };
  field.form?.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', filter);
  filter();
}
