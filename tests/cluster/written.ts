import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { placeOfStep, type Place } from '../../src/evidence/place.ts';
import { glossary } from '../../src/glossary.ts';
import { Problem } from '../../src/problem.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What writers name in the content, each with the `file:line` where it stands. */
export type Written = { places: { place: Place; at: string }[]; defaults: { name: string; at: string }[] };

/** The pages and questions: their path in the repository and their text. */
export function contentFiles(): { file: string; text: string }[] {
  return globSync('src/{content,questions}/**/*.mdx', { cwd: root }).sort().map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));
}

/** Reads all pages, questions and the glossary. Throws nothing: what is malformed is returned in `problems`. */
export function readContent(): Written & { problems: Problem[] } {
  const all: Written & { problems: Problem[] } = { places: glossary.map(({ id, place }) => ({ place, at: `src/glossary.ts:${id}` })), defaults: [], problems: [] };
  for (const { file, text } of contentFiles()) {
    const { places, defaults, problems } = readMdx(text, file);
    all.places.push(...places);
    all.defaults.push(...defaults);
    all.problems.push(...problems);
  }
  return all;
}

/** What one file names: `<Cite>`, `<Default of>`, `<Setting of>`, and `%% step … cite Class.method` of figures. */
export function readMdx(text: string, file: string): Written & { problems: Problem[] } {
  const found: Written & { problems: Problem[] } = { places: [], defaults: [], problems: [] };
  // Other code than figures may show anything; a figure may cite.
  const prose = text.replace(/^(```+)[^\n]*\n[\s\S]*?\n\1[ \t]*$/gm, (block) => (block.startsWith('```mermaid') ? block : block.replace(/[^\n]/g, ' ')));
  const lineAt = (offset: number): string => `${file}:${prose.slice(0, offset).split('\n').length}`;

  for (const match of prose.matchAll(/<(Cite|Default|Setting)(?=[\s/>])/g)) {
    const at = lineAt(match.index);
    const given = attributes(prose, match.index + match[0].length);
    if (match[1] !== 'Cite') {
      if (given['of']) found.defaults.push({ name: given['of'], at });
      else found.problems.push(new Problem(at, `<${match[1]}> without of`, `write <${match[1]} of="Class.field" />`));
    } else if (given['href'] === undefined) {
      const place = placeOf(given);
      if (place) found.places.push({ place, at });
      else found.problems.push(new Problem(at, '<Cite> that names nothing', 'give it class (with method or token), or package, file and token, or href'));
    }
  }
  for (const match of prose.matchAll(/^\s*%%\s*step\s+\S+\s+cite\s+(\S+)\s*$/gm)) {
    found.places.push({ place: placeOfStep(match[1] ?? ''), at: lineAt(match.index + match[0].search(/%/)) });
  }
  return found;
}

function placeOf(given: Record<string, string>): Place | undefined {
  if (given['class']) return { class: given['class'], method: given['method'], token: given['token'] };
  if (given['package'] && given['file'] && given['token']) return { package: given['package'], file: given['file'], token: given['token'] };
  return undefined;
}

/** The attributes of the tag whose name ends at `at`: `a="…"`, `a='…'`, `a={'…'}`. */
function attributes(text: string, at: number): Record<string, string> {
  const attribute = /\s+([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|\{\s*(["'`])((?:\\.|(?!\4)[^\\])*)\4\s*\}|\{[^}]*\}))?/y;
  attribute.lastIndex = at;
  const found: Record<string, string> = {};
  for (let match = attribute.exec(text); match; match = attribute.exec(text)) {
    const [, name = '', double, single, , code] = match;
    found[name] = code === undefined ? withoutEntities(double ?? single ?? '') : code.replace(/\\(.)/g, '$1');
  }
  return found;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#39': "'", '#123': '{', '#125': '}' };

function withoutEntities(value: string): string {
  return value.replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all);
}
