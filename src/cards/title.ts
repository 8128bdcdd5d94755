import { balance, unbroken } from '../figures/text.ts';
import { Problem } from '../problem.ts';
import type { Face } from './font.ts';

/** The room for a title: pixels, lines, and the sizes it may have. */
export const titleBox = { width: 1008, height: 330, lines: 4, leading: 1.28, largest: 84, smallest: 44 } as const;

const runs = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+\s*|[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+\s*/g;
const han = /^[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Sets a title as large as the box allows. Where it can be large enough, its clauses stay whole, else its sentences
 * begin lines; within them it breaks as headings on the pages do: after spaces and between Chinese words, never
 * against 禁则, in lines of about equal length, and leaves no word alone on the last where that can be helped.
 * @throws Problem where it does not fit at the smallest size.
 */
export function fitTitle(title: string, face: Face, at: string): { size: number; lines: string[] } {
  const pieces = unbroken((title.match(runs) ?? []).flatMap((run) => (han.test(run) ? [...segmenter.segment(run)].map(({ segment }) => segment) : [run])));
  const clauses = upTo(/[，。；：？！]\s*$|[,.;:?!]\s+$/, pieces).map((clause) => clause.join(''));
  const ways = [
    { parts: [clauses], smallest: 56, lastLine: 0.3 },
    { parts: upTo(/[。？！?!]\s*$/, pieces), smallest: 56, lastLine: 0.3 },
    { parts: [pieces], smallest: titleBox.smallest, lastLine: 0 },
  ];
  for (const { parts, smallest, lastLine } of ways) {
    for (let size: number = titleBox.largest; size >= smallest; size -= 2) {
      const widthOf = (line: string) => face.width(line, size);
      const blocks = parts.map((part) => balance(part, titleBox.width, size / 2, widthOf));
      const lines = blocks.flat();
      const fits = lines.length <= titleBox.lines && lines.length * size * titleBox.leading <= titleBox.height && lines.every((line) => widthOf(line) <= titleBox.width);
      if (fits && blocks.every((block) => widthOf(block.at(-1) ?? '') >= lastLine * Math.max(...block.map(widthOf)))) return { size, lines };
    }
  }
  throw new Problem(at, `the title “${title}” does not fit its preview image in ${titleBox.lines} lines`, 'shorten it');
}

/** Groups pieces, each group up to one that `end` matches. */
function upTo(end: RegExp, pieces: readonly string[]): string[][] {
  const groups: string[][] = [[]];
  for (const [index, piece] of pieces.entries()) {
    groups.at(-1)?.push(piece);
    if (end.test(piece) && index < pieces.length - 1) groups.push([]);
  }
  return groups;
}
