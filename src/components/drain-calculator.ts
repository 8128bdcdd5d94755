import { startCalculator } from './calculator.ts';
import { sentences, type Case, type Kind } from './drain.ts';

const kinds: readonly Kind[] = ['pull', 'ordered', 'pop'];
const numbers = ['lag', 'in', 'consumers', 'queues', 'threads', 'ms', 'old', 'kept'] as const;

/** Makes the form calculate how long a backlog takes. */
export function startDrain(form: HTMLElement): void {
  startCalculator(form, (values) => {
    const by = kinds.find((kind) => kind === values.get('by'));
    const [lag, incoming, consumers, queues, threads, ms, old, kept] = numbers.map((name) => Number(values.get(name) || NaN));
    const given = { lag, in: incoming, consumers, queues, threads, ms, by, old, kept };
    return isCase(given) ? given : undefined;
  }, sentences);
}

function isCase(given: { [K in keyof Case]: Case[K] | undefined }): given is Case {
  return given.by !== undefined && numbers.every((name) => Number.isFinite(given[name]));
}
