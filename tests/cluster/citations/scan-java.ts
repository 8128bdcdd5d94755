/**
 * A small scanner for Java: not a parser, it knows just enough to tell which type and member a place belongs to.
 */

/** A type or a member of one. Offsets count characters of the file; `start` is the first modifier (after annotations), `head` the end of the declaration's head. */
export type Member = {
  kind: 'type' | 'method' | 'constructor' | 'field' | 'initializer';
  name: string;
  start: number;
  head: number;
  end: number;
  members: Member[];
};

/** `text` with comments, and if `strings` also the insides of strings and characters, turned to spaces; offsets and lines stay. */
export function blank(text: string, strings: boolean): string {
  const literal = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'/g;
  return text.replace(literal, (found) => {
    if (!found.startsWith('/') && !strings) return found;
    return found.replace(/[^\n]/g, ' ');
  });
}

/** The offset just after the bracket that closes the one at `open`. `shape` is text without comments and strings. */
function afterClosing(shape: string, open: number): number {
  let depth = 0;
  for (let i = open; i < shape.length; i++) {
    const c = shape.charAt(i);
    if ('({['.includes(c)) depth++;
    else if (')}]'.includes(c) && --depth === 0) return i + 1;
  }
  return shape.length;
}

/** The types of a Java file with their members, nested types among them. */
export function scanJava(text: string): Member[] {
  return scanBody(blank(text, true), 0, '', false);
}

/** The members that stand from `at` on, up to the brace that closes the body. `owner` is the name of the type the body belongs to. */
function scanBody(shape: string, at: number, owner: string, isEnum: boolean): Member[] {
  const members: Member[] = [];
  let i = isEnum ? scanConstants(shape, at, members) : at;
  while (i < shape.length) {
    i = skipSpace(shape, i);
    if (i >= shape.length || shape[i] === '}') break;
    if (shape[i] === ';') i++;
    else {
      const member = scanMember(shape, i, owner);
      members.push(member);
      i = member.end;
    }
  }
  return members;
}

function skipSpace(shape: string, at: number): number {
  let i = at;
  while (i < shape.length && shape.charAt(i).trim() === '') i++;
  return i;
}

/** Enum constants up to their `;` or the end of the enum; returns where the rest of the body starts. */
function scanConstants(shape: string, at: number, members: Member[]): number {
  let i = skipSpace(shape, at);
  while (i < shape.length && shape[i] !== ';' && shape[i] !== '}') {
    const start = skipAnnotations(shape, i);
    const name = /\w+/y;
    name.lastIndex = start;
    i = start;
    while (i < shape.length && !',;}'.includes(shape.charAt(i))) i = '({['.includes(shape.charAt(i)) ? afterClosing(shape, i) : i + 1;
    members.push({ kind: 'field', name: name.exec(shape)?.[0] ?? '', start, head: i, end: i, members: [] });
    if (shape[i] === ',') i++;
    i = skipSpace(shape, i);
  }
  return i;
}

function skipAnnotations(shape: string, at: number): number {
  let i = at;
  const annotation = /@(?!interface\b)[\w.]+\s*/y;
  for (;;) {
    annotation.lastIndex = i;
    const found = annotation.exec(shape);
    if (!found) return i;
    i += found[0].length;
    if (shape[i] === '(') i = afterClosing(shape, i);
    i = skipSpace(shape, i);
  }
}

/** One declaration that starts at `at`. */
function scanMember(shape: string, at: number, owner: string): Member {
  const start = skipAnnotations(shape, at);
  let head = '';
  let i = start;
  let assigned = false;
  while (i < shape.length && shape[i] !== ';' && (assigned || shape[i] !== '{')) {
    const c = shape.charAt(i);
    if (c === '=') assigned = true;
    if (c === '(' || c === '[' || c === '{') {
      const after = afterClosing(shape, i);
      if (!assigned) head += c === '(' ? '()' : '[]';
      i = after;
    } else {
      if (!assigned) head += c;
      i++;
    }
  }
  const body = shape[i] === '{';
  const end = body ? afterClosing(shape, i) : i + 1;
  const type = /(?:\bclass|\binterface|\benum|\brecord)\s+(\w+)/.exec(head);
  if (body && type?.[1]) return { kind: 'type', name: type[1], start, head: i, end, members: scanBody(shape, i + 1, type[1], /\benum\s/.test(head)) };
  if (body && /^\s*(static)?\s*$/.test(head)) return { kind: 'initializer', name: 'static', start, head: i, end, members: [] };
  const call = /(\w+)\s*\(\)/.exec(head)?.[1];
  if (call) return { kind: call === owner ? 'constructor' : 'method', name: call, start, head: i, end, members: [] };
  const field = /(\w+)[\s[\]]*(?:,[^<>]*)?$/.exec(head);
  return { kind: 'field', name: field?.[1] ?? '', start, head: i, end, members: [] };
}
