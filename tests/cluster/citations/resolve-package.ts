import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { CitationEntry } from '../../../src/evidence/cite.ts';
import type { PackagePlace } from '../../../src/evidence/place.ts';
import { Problem } from '../../../src/problem.ts';
import { lineOf, occurrences } from './resolve.ts';

const modules = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** Finds the one place that `place` names in the TypeScript source of an installed npm package. Throws a Problem at `at` when there is none, or several. */
export function resolvePackage(place: PackagePlace, at: string): CitationEntry {
  const path = `${modules}${place.package}/${place.file}`;
  if (!existsSync(path)) throw new Problem(at, `no file ${place.file} in the package ${place.package}`, 'name it as it lies in node_modules');
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(place.file, text, ts.ScriptTarget.Latest, true);
  const found = occurrences(text, place.token);
  const [one, ...others] = found;
  if (!one) throw new Problem(at, `"${place.token}" does not stand in ${place.package}/${place.file}`, 'copy a short expression from the source as it stands there');
  if (others.length > 0) {
    const lines = found.map(({ start }) => `${lineOf(text, start)} (${memberAt(source, start)})`).join(', ');
    throw new Problem(at, `"${place.token}" stands ${found.length} times in ${place.package}/${place.file}: lines ${lines}`, 'make the token longer');
  }
  const module = `${place.package}@${versionOf(place.package)}`;
  return { module, path: place.file, first: lineOf(text, one.start), last: lineOf(text, one.end), member: memberAt(source, one.start) };
}

/** The installed version of an npm package. */
export function versionOf(name: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(`${modules}${name}/package.json`, 'utf8'));
  return manifest.version;
}

/** The named declarations around an offset, as `Producer.send`. */
function memberAt(source: ts.SourceFile, offset: number): string {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (offset < node.getStart(source) || node.getEnd() <= offset) return;
    if ((ts.isClassDeclaration(node) || ts.isFunctionDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node) || ts.isClassElement(node)) && node.name) {
      names.push(node.name.getText(source).replace(/^#/, ''));
    }
    if (ts.isConstructorDeclaration(node)) names.push('constructor');
    if (ts.isVariableStatement(node) && names.length === 0) names.push(node.declarationList.declarations[0]?.name.getText(source) ?? '');
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return names.join('.') || source.fileName.slice(source.fileName.lastIndexOf('/') + 1);
}
