import { Problem } from '../problem.ts';

/** What stands after a fence's language: `title="broker.conf" #conf {2,4-6} ins={3} del={1}`. */
export interface CodeMeta {
  title?: string;
  id?: string;
  marked: Set<number>;
  inserted: Set<number>;
  deleted: Set<number>;
}

/** Line numbers of `2,4-6`. Throws a Problem for anything else. */
export function readLines(list: string, at: string): Set<number> {
  const lines = new Set<number>();
  for (const part of list.split(',').filter((each) => each.trim() !== '')) {
    const range = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part);
    if (!range) throw new Problem(at, `“${part}” is no line or range of lines`, 'write numbers and ranges: 2,4-6');
    for (let line = Number(range[1]); line <= Number(range[2] ?? range[1]); line++) lines.add(line);
  }
  return lines;
}

/** Reads a fence's meta. Throws a Problem for a word it does not know. */
export function readCodeMeta(meta: string, at: string): CodeMeta {
  const found: CodeMeta = { marked: new Set(), inserted: new Set(), deleted: new Set() };
  for (const [word] of meta.matchAll(/\w+="[^"]*"|\w+=\{[^}]*\}|\{[^}]*\}|\S+/g)) {
    const part = /^(\w*)=?(?:"([^"]*)"|\{([^}]*)\})$/.exec(word);
    if (/^#[a-z][a-z0-9-]*$/.test(word)) found.id = word.slice(1);
    else if (part?.[1] === 'title' && part[2] !== undefined) found.title = part[2];
    else if (part?.[1] === '' && part[3] !== undefined) found.marked = readLines(part[3], at);
    else if (part?.[1] === 'ins' && part[3] !== undefined) found.inserted = readLines(part[3], at);
    else if (part?.[1] === 'del' && part[3] !== undefined) found.deleted = readLines(part[3], at);
    else throw new Problem(at, `unknown word ${word} after the fence`, 'write title="…", #id, {lines}, ins={lines}, del={lines}');
  }
  return found;
}
