import { Problem } from '../problem.ts';

/** A `%% step NAME cite Class.method` comment and the line (from 0) it stands on. */
export interface StepName {
  name: string;
  cite?: string;
  line: number;
}

/** A figure's source, taken apart. */
export interface Source {
  title: string;
  /** What Mermaid parses: no frontmatter, no comments, step names as marks. Starts at line `firstLine`. */
  text: string;
  firstLine: number;
  names: StepName[];
}

/** `file:line` of line `line` (from 0) of a source that starts at `at`. */
export function lineAt(at: string, line: number): string {
  const [, file = at, first = '1'] = /^(.*):(\d+)$/.exec(at) ?? [];
  return `${file}:${Number(first) + line}`;
}

/* A step's name travels through Mermaid's parser as a mark at the end of the label it stands before. */
const mark = /\uE000(\d+)\uE001/;

/** Separates a label from the step mark it may carry. */
export function takeMark(label: string): { label: string; mark?: number } {
  const found = mark.exec(label);
  return found ? { label: label.replace(mark, '').trimEnd(), mark: Number(found[1]) } : { label };
}

/**
 * Takes a figure's source apart.
 * @throws Problem where the caption is missing or a step comment is malformed.
 */
export function readSource(source: string, at: string): Source {
  const lines = source.replaceAll('\r', '').split('\n');
  const { title, end } = readFrontmatter(lines, at);
  const names: StepName[] = [];
  const kind = lines.slice(end).find((line) => /^\s*[^%\s]/.test(line))?.trim() ?? '';
  let pending: number | undefined;
  const body = lines.map((line, index) => {
    if (index < end) return '';
    if (/^\s*%%/.test(line)) {
      const name = readStepName(line, index, at);
      if (!name) return '';
      if (!kind.startsWith('sequenceDiagram')) throw new Problem(lineAt(at, index), `a step in a ${kind.split(' ')[0]}`, 'only sequence diagrams have named steps');
      if (pending !== undefined) throw noMessage(names[pending], at);
      pending = names.push(name) - 1;
      return '';
    }
    if (pending === undefined || line.trim() === '') return line;
    if (!line.includes(':')) throw noMessage(names[pending], at);
    const marked = line.replace(/\s*;?\s*$/, `\uE000${pending}\uE001`);
    pending = undefined;
    return marked;
  });
  if (pending !== undefined) throw noMessage(names[pending], at);
  const firstLine = Math.max(0, body.findIndex((line) => line.trim() !== ''));
  return { title, text: body.slice(firstLine).join('\n'), firstLine, names };
}

/** The Problem of a step comment that names no message. */
export function noMessage(name: StepName | undefined, at: string): Problem {
  return new Problem(
    lineAt(at, name?.line ?? 0),
    `step "${name?.name}" names no message`,
    'put the %% step comment on the line right before the message it names',
  );
}

function readStepName(line: string, index: number, at: string): StepName | undefined {
  if (!/^\s*%%\s*step\b/.test(line)) return undefined;
  const found = /^\s*%%\s*step\s+([a-z][a-z0-9-]*)(?:\s+cite\s+(\S+))?\s*$/.exec(line);
  if (!found?.[1]) {
    throw new Problem(lineAt(at, index), `cannot read "${line.trim()}"`, 'write %% step name, or %% step name cite Class.method; a name is a-z, 0-9 and -');
  }
  return { name: found[1], line: index, ...(found[2] && { cite: found[2] }) };
}

/* Only a title is allowed in the frontmatter, so that it is YAML by construction and no setting restyles one figure. */
function readFrontmatter(lines: string[], at: string): { title: string; end: number } {
  const end = lines[0]?.trim() === '---' ? lines.indexOf('---', 1) : -1;
  const fix = 'start the figure with three lines: ---, title: what the figure shows, ---';
  if (end < 0) throw new Problem(at, 'figure without a caption', fix);
  let title = '';
  for (let index = 1; index < end; index++) {
    const found = /^title:\s+(.*\S)\s*$/.exec(lines[index] ?? '');
    if (!found?.[1]) throw new Problem(lineAt(at, index), `"${lines[index]}" in a figure's frontmatter`, 'keep the title alone there');
    title = unquote(found[1], lineAt(at, index));
  }
  if (!title) throw new Problem(at, 'figure without a caption', fix);
  return { title, end: end + 1 };
}

function unquote(value: string, at: string): string {
  if (/^"[^"\\]+"$/.test(value) || /^'[^']+'$/.test(value)) return value.slice(1, -1);
  if (/: |\s#|:$|^[-?:,[\]{}#&*!|>'"%@`]/.test(value)) {
    throw new Problem(at, `the title ${value} is not valid YAML as it stands`, 'put it in double quotes');
  }
  return value;
}
