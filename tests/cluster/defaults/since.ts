import type { Since } from '../../../src/evidence/defaults.ts';
import { Problem } from '../../../src/problem.ts';
import { release, releases } from '../../../src/release.ts';
import { indexClasses, type ClassIndex } from '../citations/classes.ts';
import { sourcesOf } from '../maven.ts';
import { fieldOf } from './field.ts';

/** The modules in which, in one release or another, the classes stand that have a field 4.9.7 lacks. */
const modules = ['common', 'remoting', 'client', 'store', 'proxy'];

/** Those of them that Maven Central does not have of a release. */
const missing: Readonly<Record<string, readonly string[]>> = {
  '5.1.2': ['store', 'proxy'],
  '5.1.4': ['proxy'],
  '5.3.0': ['proxy'],
  '5.3.1': ['proxy'],
  '5.3.2': ['proxy'],
  '5.3.4': ['common', 'remoting', 'client', 'proxy'],
};

/**
 * Tells since which release a field such as `BrokerConfig.inSyncReplicas` is there: what comes out is asked with its name.
 * It throws a Problem for a field whose declaration is not found in those modules of the pinned release, which `pinned` is the index of.
 */
export function sinceWhen(pinned: ClassIndex): (name: string) => Since {
  const older = releases.filter((version) => version !== release).map((version) => ({ version, modules: modules.filter((module) => !missing[version]?.includes(module)) }));
  const indexes = new Map([...sourcesOf(older)].map(([version, sources]) => [version, indexClasses({ sources })])).set(release, pinned);
  return (name) => {
    const needed = fieldOf(pinned, name)?.modules;
    const since = firstOfLastRun(releases, (version) => {
      const index = indexes.get(version);
      if (index && fieldOf(index, name)) return true;
      return needed?.some((module) => missing[version]?.includes(module)) ? undefined : false;
    });
    const unread = needed?.find((module) => !modules.includes(module));
    if (since && unread === undefined) return since;
    const why = unread === undefined ? 'its declaration is not found in the sources' : `it needs the module ${unread}, whose older releases are not read`;
    throw new Problem('tests/cluster/defaults/since.ts', `since when ${name} exists cannot be told: ${why}`, 'add the module to those of this file, or teach the scanner');
  };
}

/**
 * The first of the unbroken run of `all` (the oldest first) that ends with the last: what went and came back counts from its return.
 * Where `has` does not know (undefined) the run goes on if something before it has it; else it may have begun there. Undefined if the last has it not.
 */
export function firstOfLastRun(all: readonly string[], has: (version: string) => boolean | undefined): Since | undefined {
  const run = all.slice(all.findLastIndex((version) => has(version) === false) + 1);
  const since = run.find((version) => has(version));
  const earliest = run[0];
  if (since === undefined || earliest === undefined) return undefined;
  return earliest === since ? { since } : { since, sinceAtEarliest: earliest };
}
