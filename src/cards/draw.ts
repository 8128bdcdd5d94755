import sharp from 'sharp';
import { shapes } from '../figures/marks.ts';
import { round } from '../figures/svg.ts';
import { Problem } from '../problem.ts';
import { roles, strip, type Role } from '../roles.ts';
import { cardSize, type Card } from './card.ts';
import { readColours, type Colours } from './colours.ts';
import { Face } from './font.ts';
import { encodePng } from './png.ts';
import { fitTitle, titleBox } from './title.ts';

/* Where things stand, in pixels: the life line at the left, all words right of it. */
const life = 72;
const left = 120;
const right = left + titleBox.width;
const head = { baseline: 98, size: 30, marks: 2.2, step: 34 };
const titleMiddle = 310;
const foot = { baseline: 540, size: 22, line: 572, column: 134, marks: 2.2 };

/**
 * Draws one preview as a PNG.
 * @throws Problem where its title does not fit or has a sign that the font lacks.
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const pixels = await sharp(Buffer.from(cardSvg(card))).ensureAlpha().raw().toBuffer();
  return encodePng(pixels, cardSize.width, cardSize.height, tools().colours.palette);
}

/** The faces and colours, loaded with the first preview that is drawn and kept for the others. */
let kept: { bold: Face; regular: Face; colours: Colours } | undefined;

function tools(): NonNullable<typeof kept> {
  return (kept ??= { bold: new Face('Bold'), regular: new Face('Regular'), colours: readColours() });
}

/** The preview as SVG without text: all words are outlines. */
function cardSvg(card: Card): string {
  const { bold, regular, colours } = tools();
  const [missing] = bold.missing(card.title + card.topic + card.site + card.release);
  if (missing) throw new Problem(card.at, `the font of the preview images has no “${missing}”`, 'write it with another sign');
  const words = (face: Face, text: string, x: number, baseline: number, size: number, colour: string) => `<path fill="${colours.of(colour)}" d="${face.outlines(text, x, baseline, size)}"/>`;
  const toRight = (text: string, baseline: number, size: number, colour: string) => words(regular, text, right - regular.width(text, size), baseline, size, colour);
  const line = (x1: number, y1: number, x2: number, y2: number, colour: string) => `<path stroke="${colours.of(colour)}" stroke-width="2" d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}"/>`;
  const mark = (role: Role, x: number, y: number, scale: number) => {
    const paint = role === 'slave' ? `fill="${colours.of('paper')}" stroke="${colours.of(role)}" stroke-width="1.5"` : `fill="${colours.of(role)}"`;
    return `<path ${paint} transform="translate(${round(x)} ${round(y)}) scale(${scale})" d="${shapes[role]}"/>`;
  };

  const { size, lines } = fitTitle(card.title, bold, card.at);
  const step = size * titleBox.leading;
  const top = titleMiddle - (lines.length * step) / 2;
  const markY = head.baseline - head.size * 0.37;
  const marked: Role[] = ['producer', 'master', 'slave', 'consumer'];
  const siteX = left + marked.length * head.step + 12;
  const first = left + regular.width(roles.producer, foot.size) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}"><path fill="${colours.of('paper')}" d="M0 0H${cardSize.width}V${cardSize.height}H0z"/>`,
    line(life, 0, life, cardSize.height, 'rule'),
    line(left, markY, left + (marked.length - 1) * head.step + 24, markY, 'life'),
    ...marked.map((role, index) => mark(role, left + 12 + index * head.step, markY, head.marks)),
    words(bold, card.site, siteX, head.baseline, head.size, 'ink'),
    toRight(card.topic, head.baseline, head.size, 'ink2'),
    `<path fill="${colours.of('accent')}" d="M${life - 6} ${round(top)}h12v${round(lines.length * step)}h-12z"/>`,
    ...lines.map((text, index) => words(bold, text, left, top + (index + 0.5) * step + size * 0.37, size, 'ink')),
    ...(card.roles.length === 0 ? [] : strip(card.roles)).flatMap(({ role, lit, before, after }, index) => {
      const x = first + index * foot.column;
      return [
        words(regular, roles[role], x - regular.width(roles[role], foot.size) / 2, foot.baseline, foot.size, lit ? 'ink' : 'ink3'),
        line(x, foot.line - 16, x, foot.line + 16, 'rule'),
        before ? line(x - foot.column / 2, foot.line, x, foot.line, 'life') : '',
        after ? line(x, foot.line, x + foot.column / 2, foot.line, 'life') : '',
        lit ? mark(role, x, foot.line, foot.marks) : '',
      ];
    }),
    toRight(`RocketMQ ${card.release}`, foot.baseline, foot.size, 'ink3'),
    '</svg>',
  ].join('');
}
