import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { create, type Font, type Glyph } from 'fontkitten';

/**
 * One weight of the font that previews are written in. Text becomes outlines here, so that what draws
 * the picture needs no font of the machine and every machine draws the same.
 */
export class Face {
  readonly #font: Font;
  readonly #glyphs = new Map<string, Glyph>();

  /** @throws Error where the font's package holds no such file. */
  constructor(weight: 'Regular' | 'Bold') {
    const file = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), `../fonts/NotoSansHans-${weight}.otf`);
    const font = create(readFileSync(file));
    if (font.isCollection) throw new Error(`${file} holds several fonts`);
    this.#font = font;
  }

  /** The signs of `text` that the font cannot write. */
  missing(text: string): string[] {
    return [...text].filter((sign) => !this.#font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0));
  }

  /** Width of one line in pixels. */
  width(text: string, size: number): number {
    const units = [...text].reduce((sum, sign) => sum + this.#glyph(sign).advanceWidth, 0);
    return (units / this.#font.unitsPerEm) * size;
  }

  /** The outlines of one line that starts at `x`, as the data of an SVG path. */
  outlines(text: string, x: number, baseline: number, size: number): string {
    const scale = size / this.#font.unitsPerEm;
    let at = x;
    return [...text].map((sign) => {
      const glyph = this.#glyph(sign);
      const path = glyph.path.scale(scale, -scale).translate(at, baseline).toSVG();
      at += glyph.advanceWidth * scale;
      return path;
    }).join('');
  }

  #glyph(sign: string): Glyph {
    const glyph = this.#glyphs.get(sign) ?? this.#font.glyphForCodePoint(sign.codePointAt(0) ?? 0);
    this.#glyphs.set(sign, glyph);
    return glyph;
  }
}
