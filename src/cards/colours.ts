import { readFileSync } from 'node:fs';
import type { Role } from '../roles.ts';

export type ColourName = 'paper' | 'ink' | 'ink2' | 'ink3' | 'life' | 'rule' | 'accent' | Role;

/**
 * Reads the site's colours in the light theme from its tokens; what is returned gives one by its name as `#rrggbb`
 * and throws an Error where the tokens lack it.
 */
export function readColours(file = 'src/styles/tokens.css'): (name: ColourName) => string {
  const css = readFileSync(file, 'utf8');
  return (name) => {
    const [, hex] = new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}|[0-9a-f]{3}),`).exec(css) ?? [];
    if (hex === undefined) throw new Error(`${file} has no colour --${name}`);
    return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
  };
}
