import { defaultOf } from '../evidence/defaults.ts';

/** The words of an answer written in MDX, without marks and citations and with its defaults' values: for descriptions and previews. `file` is where it stands. */
export function plainText(mdx: string, file: string): string {
  return mdx
    .replace(/<Default of="([^"]+)" \/>/g, (_, name: string) => defaultOf(name, `${file}:1`).value)
    .replace(/<[A-Z][^>]*?(?:token=\{'(?:\\.|[^'])*'\}[^>]*?)?\/>/g, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
