import type { Document } from './document.ts';

type Lines = { start: { line: number }; end: { line: number } } | undefined;

/** Components of few pages, with a sheet of their own. */
const extra = new Set(['Allocation', 'DrainCalculator', 'Errors', 'Explorer', 'Glossary', 'Misconceptions', 'Practice', 'SelfTest', 'SettingsIndex', 'SizeCalculator']);

/** Notes in `document` what its components tell, one after the other as they stand: for the layout, the reference pages and the checks. */
export function collector(document: Document) {
  /** The last line of the fault that is open. */
  let faultEnds = 0;
  return (name: string, attributes: Record<string, string>, at: string, lines: Lines): void => {
    const { id = '', said = '', symptom = '', error, of } = attributes;
    if (extra.has(name)) document.extra = true;
    if (name === 'Cite') {
      document.cites.push({ ...attributes, at });
      const fault = document.faults.at(-1);
      // The first place that is cited inside a fault is where its error comes from.
      if (fault && !fault.cite && (lines?.start.line ?? Infinity) <= faultEnds) fault.cite = attributes;
    } else if (name === 'Myth') document.myths.push({ id, said, at });
    else if (name === 'Fault') {
      document.faults.push({ id, symptom, ...(error ? { error } : {}), at });
      faultEnds = lines?.end.line ?? 0;
    } else if (of && (name === 'Default' || name === 'Setting')) document.settings.push({ name: of, at });
  };
}
