import { Problem } from '../problem.ts';
import { release, sourceUrl } from '../release.ts';
import file from './citations.json' with { type: 'json' };
import { entriesOf, lazily } from './file.ts';
import { citationKey, type Place } from './place.ts';

/** What `npm run evidence` found for a place. `module` is the directory in RocketMQ's repository, or `name@version` of the npm package; `path` lies in that repository or package. */
export type CitationEntry = { module: string; path: string; first: number; last: number; member: string };

export type Citation = { key: string; member: string; module: string; release: string; lines: [number, number]; url: string };

const citations = lazily(() => entriesOf<CitationEntry>('citations.json', file));

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
