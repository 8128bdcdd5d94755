import { Problem } from '../problem.ts';
import file from './defaults.json' with { type: 'json' };
import { entriesOf, lazily } from './file.ts';

/** The older release that defaults are compared with: the newest 4.9 whose modules are all on Maven Central. */
export const previousRelease = '4.9.7';

/**
 * A field's value in a new instance of its class (or of the class itself, if static), as text.
 * `‹machine›` stands for a value that depends on the machine; `expression` is then what the source computes it from.
 */
export type Value = { value: string; expression?: string };

/**
 * The first release of 5.x from which on every one up to the pinned one has a field. Where sources of releases just before it cannot be had,
 * `sinceAtEarliest` is the oldest of those: the field came with one from there to `since`.
 */
export type Since = { since: string; sinceAtEarliest?: string };

/** `unit` is ms, s, min, h, d, bytes, bytes/s, pages or %; `previous` is null where 4.9.7 has no such field. */
export type Default = Value & { type: string; unit?: string } & ({ previous: Value } | ({ previous: null } & Since));

const defaults = lazily(() => entriesOf<Default>('defaults.json', file));

/** The default of `Class.field`. Throws a Problem at `at` (`file:line` of the writer) if there is no such field. */
export function defaultOf(name: string, at: string): Default {
  const found = defaults().get(name);
  if (found) return found;
  const field = name.slice(name.lastIndexOf('.') + 1);
  const similar = [...defaults().keys()].filter((key) => key.endsWith(`.${field}`));
  const fix = similar.length > 0 ? `did you mean ${similar.join(', ')}?` : 'run `npm run evidence`: it reads the field, or says that the class has none';
  throw new Problem(at, `no evidence for the default ${name}`, fix);
}
