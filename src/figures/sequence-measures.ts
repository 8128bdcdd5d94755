import { breakText, isIdentifier, textWidth } from './text.ts';

/* Sizes of a sequence figure in CSS pixels, from look.md "Figures". */
export const size = {
  text: 13,
  code: 11,
  /** An identifier is broken only past this. */
  codeWidth: 200,
  line: 18,
  codeLine: 16,
  circle: 9,
  headLength: 10,
  hook: 24,
  hookHeight: 18,
  bar: 4,
  inset: 10,
  /** From a life line to the frame around its steps, less the inset. */
  around: 22,
  noteSide: 10,
  noteTop: 5,
  /** From a frame's edge to its keyword, and the most a condition may ask of the frame's width. */
  legend: 12,
  widestLegend: 320,
  /** From the first life line of a frame to the frame's conditions. */
  condition: 9,
  /** From a life line to the note or the hook's label beside it. */
  beside: 12,
} as const;

export interface Line {
  text: string;
  code: boolean;
}

/** A label broken into lines; identifiers after the first line are set as code. */
export function label(text: readonly string[], width: number): Line[] {
  return text.flatMap((part, index) => {
    const code = index > 0 && isIdentifier(part);
    const lines = code ? breakText(part, Math.max(width, size.codeWidth), 'mono', size.code) : breakText(part, width, 'sans', size.text);
    return lines.map((line) => ({ text: line, code }));
  });
}

export function labelWidth(lines: readonly Line[]): number {
  return Math.ceil(Math.max(0, ...lines.map(({ text, code }) => (code ? textWidth(text, 'mono', size.code) : textWidth(text, 'sans', size.text)))));
}

export function labelHeight(lines: readonly Line[]): number {
  return lines.reduce((height, { code }) => height + (code ? size.codeLine : size.line), 0);
}

/** Width of a keyword and a condition on a frame's edge, without what lies between them. */
export function legendWidth(keyword: string, when: string): number {
  return Math.ceil(textWidth(keyword, 'bold', size.text) + textWidth(when, 'sans', size.text));
}
