import { shapes } from '../figures/marks.ts';
import { round } from '../figures/svg.ts';
import type { Role } from '../roles.ts';
import { readColours, type ColourName } from './colours.ts';
import { Face } from './font.ts';

interface Spot {
  x: number;
  /** The baseline of words, the middle of a mark. */
  y: number;
}

/** Writes SVG in the site's colours. Words are outlines: what makes pixels of it needs no font. */
export class Pen {
  readonly bold = new Face('Bold');
  readonly regular = new Face('Regular');
  readonly colour = readColours();

  words(face: Face, text: string, { x, y }: Spot, size: number, colour: ColourName): string {
    return `<path fill="${this.colour(colour)}" d="${face.outlines(text, x, y, size)}"/>`;
  }

  /** A filled rectangle. */
  block(x: number, y: number, width: number, height: number, colour: ColourName): string {
    return `<path fill="${this.colour(colour)}" d="M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z"/>`;
  }

  /** A role's mark of 24 pixels around a spot; a Slave, which is a copy, is hollow. */
  mark(role: Role, { x, y }: Spot): string {
    const colour = this.colour(role);
    const paint = role === 'slave' ? `fill="${this.colour('paper')}" stroke="${colour}" stroke-width="1.5"` : `fill="${colour}"`;
    return `<path ${paint} transform="translate(${round(x)} ${round(y)}) scale(2.2)" d="${shapes[role]}"/>`;
  }
}
