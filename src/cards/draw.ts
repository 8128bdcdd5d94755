import sharp from 'sharp';
import { Problem } from '../problem.ts';
import { roles, strip, type Role } from '../roles.ts';
import { cardSize, type Card } from './card.ts';
import { Pen } from './pen.ts';
import { fitTitle, titleBox } from './title.ts';

/* Where things stand, in pixels: the life line at the left, all words right of it. */
const life = 72;
const left = 120;
const right = left + titleBox.width;
const head = { y: 98, size: 30, step: 34, marks: ['producer', 'master', 'slave', 'consumer'] } as const;
const title = { middle: 310, bar: 12 };
const foot = { y: 540, size: 22, line: 572, tick: 32, column: 134 };
const hairline = 2;
/* From the middle of a line down to its baseline, in parts of the size. */
const toBaseline = 0.37;

let kept: Pen | undefined;

/** The pen, whose fonts are read with the first preview that is drawn and kept for the others. */
function thePen(): Pen {
  return (kept ??= new Pen());
}

/**
 * Draws one preview as a PNG.
 * @throws Problem where its title does not fit or has a sign that the font lacks.
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const pen = thePen();
  const [missing] = pen.bold.missing(card.title + card.topic + card.site + card.release);
  if (missing) throw new Problem(card.at, `the font of the preview images has no “${missing}”`, 'write it with another sign');
  const { width, height } = cardSize;
  const content = [pen.block(0, 0, width, height, 'paper'), pen.block(life - hairline / 2, 0, hairline, height, 'rule'), ...drawHead(pen, card), ...drawTitle(pen, card), ...drawRoles(pen, card.roles), toRight(pen, `RocketMQ ${card.release}`, foot, 'ink3')];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content.join('')}</svg>`;
  // In all colours: a small palette chosen anew for each picture would change those of the roles.
  return sharp(Buffer.from(svg)).flatten().png().toBuffer();
}

function drawHead(pen: Pen, { site, topic }: Card): string[] {
  const middle = head.y - head.size * toBaseline;
  const spots = head.marks.map((role, index) => ({ role, x: left + 12 + index * head.step, y: middle }));
  return [
    pen.block(left + 12, middle - hairline / 2, (head.marks.length - 1) * head.step, hairline, 'life'),
    ...spots.map(({ role, ...spot }) => pen.mark(role, spot)),
    pen.words(pen.bold, site, { x: left + head.marks.length * head.step + 12, y: head.y }, head.size, 'ink'),
    toRight(pen, topic, head, 'ink2'),
  ];
}

/** The title, and beside it on the life line the bar: here, now. */
function drawTitle(pen: Pen, card: Card): string[] {
  const { size, lines } = fitTitle(card.title, pen.bold, card.at);
  const step = size * titleBox.leading;
  const top = title.middle - (lines.length * step) / 2;
  // An opening bracket is empty in its left half: at the start of a line it would look indented.
  const hang = (text: string) => (/^[（「『【《〈]/.test(text) ? size / 2 : 0);
  return [
    pen.block(life - title.bar / 2, top, title.bar, lines.length * step, 'accent'),
    ...lines.map((text, index) => pen.words(pen.bold, text, { x: left - hang(text), y: top + (index + 0.5) * step + size * toBaseline }, size, 'ink')),
  ];
}

/** The strip of the page's roles, as on the page; nothing where it concerns none. */
function drawRoles(pen: Pen, concerned: readonly Role[]): string[] {
  if (concerned.length === 0) return [];
  const wide = (role: Role) => pen.regular.width(roles[role], foot.size);
  const half = foot.column / 2;
  return strip(concerned).flatMap(({ role, lit, before, after }, index) => {
    const x = left + wide('producer') / 2 + index * foot.column;
    return [
      pen.words(pen.regular, roles[role], { x: x - wide(role) / 2, y: foot.y }, foot.size, lit ? 'ink' : 'ink3'),
      pen.block(x - hairline / 2, foot.line - foot.tick / 2, hairline, foot.tick, 'rule'),
      before ? pen.block(x - half, foot.line - hairline / 2, half, hairline, 'life') : '',
      after ? pen.block(x, foot.line - hairline / 2, half, hairline, 'life') : '',
      lit ? pen.mark(role, { x, y: foot.line }) : '',
    ];
  });
}

function toRight(pen: Pen, text: string, { y, size }: { y: number; size: number }, colour: 'ink2' | 'ink3'): string {
  return pen.words(pen.regular, text, { x: right - pen.regular.width(text, size), y }, size, colour);
}
