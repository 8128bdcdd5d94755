import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from '../maven.ts';
import { blank, scanJava, type Member } from './scan-java.ts';

/** A Java file of the release: `module` is its directory in the repository, `path` its path there, `code` its text with the comments blanked. */
export type JavaFile = { module: string; path: string; code: string; types: Member[] };
/** A class found by its name: `name` is its simple name with those of the classes around it. */
export type JavaClass = { file: JavaFile; name: string; type: Member };

/** The Java files of a release, by the simple name of their top-level class. */
export type ClassIndex = { find(name: string): JavaClass[]; fullName(found: JavaClass): string };

/** Reads the list of files at once and each file when it is asked for. */
export function indexClasses({ sources }: { sources: Sources }): ClassIndex {
  const paths = new Map<string, { module: string; folder: string; inner: string }[]>();
  for (const [module, folder] of sources) {
    for (const inner of globSync('org/**/*.java', { cwd: folder }).sort()) {
      const name = inner.slice(inner.lastIndexOf('/') + 1, -'.java'.length);
      paths.set(name, [...(paths.get(name) ?? []), { module, folder, inner }]);
    }
  }
  const files = new Map<string, JavaFile>();
  const open = ({ module, folder, inner }: { module: string; folder: string; inner: string }): JavaFile => {
    const path = `${module}/src/main/java/${inner}`;
    const known = files.get(path);
    if (known) return known;
    const text = readFileSync(join(folder, inner), 'utf8');
    const file = { module, path, code: blank(text, false), types: scanJava(text) };
    files.set(path, file);
    return file;
  };

  /** Every class that `name` may mean: `A`, `A.B`, or either with the end of its package before it. */
  function find(name: string): JavaClass[] {
    const parts = name.split('.');
    const first = parts.findIndex((part) => /^[A-Z]/.test(part));
    if (first < 0) return [];
    const folder = parts.slice(0, first).map((part) => `${part}/`).join('');
    const found: JavaClass[] = [];
    for (const place of paths.get(parts[first] ?? '') ?? []) {
      // The tiered store is a plug-in that has its own MessageStoreConfig and IndexFile: named without a package, those of the store are meant.
      if (folder === '' && place.module === 'tieredstore' && (paths.get(parts[first] ?? '') ?? []).some((other) => other.module === 'store')) continue;
      if (!`/${place.inner}`.includes(`/${folder}${parts[first]}.java`)) continue;
      const file = open(place);
      let type = file.types.find((candidate) => candidate.kind === 'type' && candidate.name === parts[first]);
      for (const part of parts.slice(first + 1)) type = type?.members.find((candidate) => candidate.kind === 'type' && candidate.name === part);
      if (type) found.push({ file, name: parts.slice(first).join('.'), type });
    }
    return found;
  }

  /** The name with its whole package, by which a writer can tell two classes of one simple name apart. */
  function fullName({ file, name }: JavaClass): string {
    const folder = /src\/main\/java\/org\/apache\/rocketmq\/(.*\/)?[^/]*$/.exec(file.path)?.[1] ?? '';
    return folder.replaceAll('/', '.') + name;
  }
  return { find, fullName };
}
