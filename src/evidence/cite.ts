import { Problem } from '../problem.ts';
import { release, sourceUrl } from '../release.ts';
import file from './citations.json' with { type: 'json' };
import { entriesOf, lazily } from './file.ts';

/** A place in RocketMQ's Java source, as a writer names it: a class (`A`, nested `A.B`, or with the end of its package, `index.IndexFile`), a method of it, a token that stands there once. */
export type JavaPlace = { class: string; method?: string | undefined; token?: string | undefined };
/** A place in the source of an npm package, as a writer names it. */
export type PackagePlace = { package: string; file: string; token: string };
export type Place = JavaPlace | PackagePlace;

/** What `npm run evidence` found for a place. `module` is the directory in RocketMQ's repository, or `name@version` of the npm package; `path` lies in that repository or package. */
export type CitationEntry = { module: string; path: string; first: number; last: number; member: string };

export type Citation = { key: string; member: string; module: string; release: string; lines: [number, number]; url: string };

const citations = lazily(() => entriesOf<CitationEntry>('citations.json', file));

/** The name of a place in the evidence: `class|method|token` or `package|file|token`. */
export function citationKey(place: Place): string {
  const parts = 'package' in place ? [place.package, place.file, place.token] : [place.class, place.method ?? '', place.token ?? ''];
  return parts.map((part) => part.trim().replace(/\s+/g, ' ')).join('|');
}

/** Where `place` stands in the pinned release. Throws a Problem at `at` (`file:line` of the writer) if that is not known. */
export function cite(place: Place, at: string): Citation {
  const key = citationKey(place);
  const found = citations().get(key);
  if (!found) throw new Problem(at, `no evidence for the citation ${key}`, 'run `npm run evidence`: it finds the place or says why not');
  const { member, module, first, last } = found;
  const version = 'package' in place ? module.slice(module.lastIndexOf('@') + 1) : release;
  return { key, member, module, release: version, lines: [first, last], url: urlOf(found) };
}

function urlOf({ module, path, first, last }: CitationEntry): string {
  // rocketmq-clients has no tag for the releases of its Node client, so its lines are linked in the npm package itself.
  if (module.includes('@')) return `https://app.unpkg.com/${module}/files/${path}#L${first === last ? first : `${first}-${last}`}`;
  return `${sourceUrl}/${path}#L${first === last ? first : `${first}-L${last}`}`;
}
