import type { CitationEntry } from '../../../src/evidence/cite.ts';
import type { JavaPlace } from '../../../src/evidence/place.ts';
import { Problem } from '../../../src/problem.ts';
import type { ClassIndex, JavaClass } from './classes.ts';
import type { Member } from './scan-java.ts';

/** Finds the one place that `place` names. Throws a Problem at `at` when there is none, or several: it lists them. */
export function resolve(index: ClassIndex, place: JavaPlace, at: string): CitationEntry {
  const owner = theClass(index, place.class, at);
  const scopes = place.method ? methodsOf(owner, place.method, at) : [owner.type];
  if (place.token) return theToken(owner, scopes, place, place.token, at);
  const [scope, ...others] = scopes;
  if (!scope || others.length > 0) {
    const lines = scopes.map((method) => lineOf(owner.file.code, method.start)).join(', ');
    throw new Problem(at, `${owner.name}.${place.method} is overloaded: lines ${lines} of ${owner.file.path}`, 'add a token that stands in one of them only');
  }
  return entry(owner, scope.start, scope.head);
}

function theClass(index: ClassIndex, name: string, at: string): JavaClass {
  const found = index.find(name);
  const [one, ...others] = found;
  if (!one) throw new Problem(at, `no class ${name} in this release`, 'write its simple name as in the source, nested ones as Outer.Inner');
  if (others.length > 0) {
    throw new Problem(at, `${name} names ${found.length} classes: ${found.map(index.fullName).join(', ')}`, 'write the end of its package too, as in index.IndexFile');
  }
  return one;
}

function methodsOf(owner: JavaClass, name: string, at: string): Member[] {
  const methods = owner.type.members.filter((member) => member.name === name && (member.kind === 'method' || member.kind === 'constructor'));
  if (methods.length > 0) return methods;
  const nested = owner.type.members.filter((member) => member.kind === 'type' && member.members.some((inner) => inner.name === name));
  const hint = nested.length > 0 ? `it is in ${nested.map((type) => `${owner.name}.${type.name}`).join(', ')}` : 'see the class for its methods; inherited ones are cited at the class that declares them';
  throw new Problem(at, `no method ${name} in ${owner.name} (${owner.file.path})`, hint);
}

function theToken(owner: JavaClass, scopes: Member[], place: JavaPlace, token: string, at: string): CitationEntry {
  const { code, path } = owner.file;
  const found = scopes.flatMap((scope) => occurrences(code, token, scope.start, scope.end));
  const where = place.method ? `${owner.name}.${place.method}` : owner.name;
  const [one, ...others] = found;
  if (!one) throw new Problem(at, `"${token}" does not stand in ${where} (${path})`, 'copy a short expression from the source as it stands there; comments do not count');
  if (others.length > 0) {
    const lines = found.map(({ start }) => `${lineOf(code, start)} (${memberAt(owner, start)})`).join(', ');
    throw new Problem(at, `"${token}" stands ${found.length} times in ${where}: lines ${lines}`, 'make the token longer, or name the method');
  }
  return entry(owner, one.start, one.end);
}

/** Where `token` stands in `text` between `from` and `to`, any white space for its spaces. */
export function occurrences(text: string, token: string, from = 0, to = text.length): { start: number; end: number }[] {
  const pattern = token.trim().split(/\s+/).map(RegExp.escape).join('\\s+');
  return [...text.slice(from, to).matchAll(new RegExp(pattern, 'g'))].map((match) => ({ start: from + match.index, end: from + match.index + match[0].length }));
}

/** The line, from 1, of an offset. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function entry(owner: JavaClass, start: number, end: number): CitationEntry {
  const { module, path, code } = owner.file;
  const last = start + code.slice(start, end).trimEnd().length;
  return { module, path, first: lineOf(code, start), last: lineOf(code, last), member: memberAt(owner, start) };
}

/** The innermost named member around an offset, as `Outer.Inner.method`; a constructor as `Outer()`. */
function memberAt(owner: JavaClass, offset: number): string {
  let name = owner.name;
  let type: Member | undefined = owner.type;
  while (type) {
    const inner: Member | undefined = type.members.find((member) => member.start <= offset && offset < member.end);
    if (!inner || inner.kind === 'initializer') return name;
    if (inner.kind === 'constructor') return `${name}()`;
    name = `${name}.${inner.name}`;
    type = inner.kind === 'type' ? inner : undefined;
  }
  return name;
}
