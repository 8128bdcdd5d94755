import { balance, unbroken } from '../figures/text.ts';
import { Problem } from '../problem.ts';
import type { Face } from './font.ts';

/** The room for a title: pixels, lines, and the sizes it may have. */
export const titleBox = { width: 1008, height: 340, lines: 4, leading: 1.28, largest: 84, smallest: 44 } as const;

const runs = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+\s*|[^\s\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]+\s*/g;
const han = /^[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * Sets a title as large as the box allows. Like headings on the pages it breaks after spaces and between
 * Chinese words, never against 禁则, and its lines are about equally long.
 * @throws Problem where it does not fit at the smallest size.
 */
export function fitTitle(title: string, face: Face, at: string): { size: number; lines: string[] } {
  const pieces = unbroken((title.match(runs) ?? []).flatMap((run) => (han.test(run) ? [...segmenter.segment(run)].map(({ segment }) => segment) : [run])));
  for (let size: number = titleBox.largest; size >= titleBox.smallest; size -= 2) {
    const widthOf = (line: string) => face.width(line, size);
    const lines = balance(pieces, titleBox.width, size / 2, widthOf);
    const fits = lines.length <= titleBox.lines && lines.length * size * titleBox.leading <= titleBox.height;
    if (fits && lines.every((line) => widthOf(line) <= titleBox.width)) return { size, lines };
  }
  throw new Problem(at, `the title “${title}” does not fit its preview image in ${titleBox.lines} lines`, 'shorten it');
}
