import { readFileSync } from 'node:fs';
import { roleIds, type Role } from '../roles.ts';
import type { Colour } from './png.ts';

const inks = ['paper', 'ink', 'ink2', 'ink3', 'life', 'rule', 'accent'] as const;
/* How much paper is in the greys between: the edges of letters. */
const mixes = [0.33, 0.62, 0.93];

export type ColourName = (typeof inks)[number] | Role;

/** The site's colours in the light theme, read from its tokens: by name as `#rrggbb`, and all that a preview consists of. */
export interface Colours {
  of: (name: ColourName) => string;
  palette: readonly Colour[];
}

/** Reads the colours. @throws Error where a token is missing. */
export function readColours(file = 'src/styles/tokens.css'): Colours {
  const css = readFileSync(file, 'utf8');
  const of = (name: ColourName): string => {
    const [, hex] = new RegExp(`--${name}: light-dark\\(#([0-9a-f]{6}|[0-9a-f]{3}),`).exec(css) ?? [];
    if (hex === undefined) throw new Error(`${file} has no colour --${name}`);
    return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
  };
  const parts = (name: ColourName): Colour => {
    const value = Number.parseInt(of(name).slice(1), 16);
    return [value >> 16, (value >> 8) & 255, value & 255];
  };
  const [paper, ink] = [parts('paper'), parts('ink')];
  const between = (share: number, a: number, b: number) => Math.round(a + (b - a) * share);
  const mix = (share: number): Colour => [between(share, ink[0], paper[0]), between(share, ink[1], paper[1]), between(share, ink[2], paper[2])];
  return { of, palette: [...[...inks, ...roleIds].map(parts), ...mixes.map(mix)] };
}
