import { readFileSync } from 'node:fs';

/** The site's colours in the light theme, read from its tokens. */
export class Colours {
  readonly #light: ReadonlyMap<string, string>;

  constructor(file = 'src/styles/tokens.css') {
    const tokens = readFileSync(file, 'utf8').matchAll(/--([a-z0-9]+): light-dark\((#[0-9a-f]+),/g);
    this.#light = new Map([...tokens].map(([, name = '', colour = '']) => [name, colour]));
  }

  /** @throws Error for a name that is no colour among the tokens. */
  of(name: string): string {
    const colour = this.#light.get(name);
    if (colour === undefined) throw new Error(`no colour --${name} in the tokens`);
    return colour;
  }
}
