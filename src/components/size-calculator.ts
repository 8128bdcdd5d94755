import { startCalculator } from './calculator.ts';
import { sentences, sizeFields, type Size } from './size.ts';

/** Makes the form calculate what a cluster must hold. */
export function startSize(form: HTMLElement): void {
  startCalculator(form, (values) => {
    const given: { [K in keyof Size]?: number } = Object.fromEntries(sizeFields.map(({ name }) => [name, Number(values.get(name) || NaN)]));
    return isSize(given) ? given : undefined;
  }, sentences);
}

function isSize(given: { [K in keyof Size]?: number }): given is Size {
  return sizeFields.every(({ name }) => Number.isFinite(given[name]));
}
