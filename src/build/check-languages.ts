import { glob } from 'node:fs/promises';
import { citationKey } from '../evidence/place.ts';
import { langs, other } from '../languages.ts';
import { placeOf } from '../markdown/citation.ts';
import type { Document } from '../markdown/document.ts';
import { find } from '../outline.ts';
import { Problem } from '../problem.ts';

/** Every page below `folder` (src/content) stands in the outline and in both languages. */
export async function checkPairs(folder: string): Promise<Problem[]> {
  const files = new Set(await Array.fromAsync(glob('{zh,en}/**/*.mdx', { cwd: folder })));
  return [...files].sort().flatMap((file) => {
    const [lang, ...rest] = file.split('/');
    const twin = `${lang === 'zh' ? 'en' : 'zh'}/${rest.join('/')}`;
    const at = `${folder}/${file}:1`;
    if (!files.has(twin)) return [new Problem(at, 'this page is in one language only', `write ${folder}/${twin}`)];
    return find(rest.join('/').replace(/\.mdx$/, '')) ? [] : [new Problem(at, 'the outline has no such page', 'add it to src/outline.ts')];
  });
}

/** The two languages of a page have the same headings, figures and citations in the same order, only roles of its outline entry, and links to pages of its own language. */
export function checkTwins(documents: ReadonlyMap<string, Document>): Problem[] {
  return [...documents.values()].flatMap((document) => [...differences(document, documents), ...foreignRoles(document), ...foreignLinks(document)]);
}

function differences(document: Document, documents: ReadonlyMap<string, Document>): Problem[] {
  // Each pair once, seen from the first language.
  if (document.lang !== langs[0]) return [];
  const twin = documents.get(document.file.replace(`/${document.lang}/`, `/${other(document.lang)}/`));
  if (!twin) return [];
  return [
    ...compare('heading id', document.sections.map(({ id, at, roles }) => ({ name: [id, ...roles].join(' '), at })), twin.sections.map(({ id, at, roles }) => ({ name: [id, ...roles].join(' '), at })), twin),
    ...compare('figure', document.figures.map(({ id, at }) => ({ name: id, at })), twin.figures.map(({ id, at }) => ({ name: id, at })), twin),
    ...compare('citation', document.cites.map(nameCite), twin.cites.map(nameCite), twin),
  ];
}

function nameCite({ at, ...attributes }: Document['cites'][number]): { name: string; at: string } {
  return { name: attributes.href ?? citationKey(placeOf(attributes, at)), at };
}

/** The first place where the second list is not the first. */
function compare(what: string, first: { name: string; at: string }[], second: { name: string; at: string }[], twin: Document): Problem[] {
  const index = Array.from({ length: Math.max(first.length, second.length) }, (_, i) => i).find((i) => first[i]?.name !== second[i]?.name);
  if (index === undefined) return [];
  const [a, b] = [first[index], second[index]];
  const at = b?.at ?? `${twin.file}:1`;
  return [new Problem(at, `${what} ${index + 1} is “${b?.name ?? 'missing'}” here, “${a?.name ?? 'missing'}” at ${a?.at ?? 'the other language'}`, 'both languages have the same headings, roles, figures and citations in the same order')];
}

function foreignRoles({ file, sections }: Document): Problem[] {
  const entry = find(file.replace(/^src\/content\/[a-z]+\//, '').replace(/\.mdx$/, ''))?.entry;
  return sections.flatMap(({ roles, at }) => roles.filter((role) => entry && !entry.roles.includes(role)).map((role) => new Problem(at, `role “${role}” is not among those of this page in the outline`, 'add it to the page in src/outline.ts, or take it off the heading')));
}

function foreignLinks({ lang, links }: Document): Problem[] {
  return links.filter(({ href }) => href.startsWith('/') && href.startsWith('/en/') !== (lang === 'en')).map(({ href, at }) => new Problem(at, `link ${href} leads to the other language`, lang === 'en' ? `write /en${href}` : `write ${href.slice(3)}`));
}
