import type { Figure } from '../../src/figures/figure.ts';
import { renderFigure } from '../../src/figures/render.ts';

/** Draws `body` with the lines every figure must have; the body begins on line 14 of page.mdx. */
export function draw(body: string, kind = 'sequenceDiagram'): Promise<Figure> {
  const source = `---\ntitle: A caption\n---\n${kind}\n  accTitle: Title\n  accDescr: Description\n${body}`;
  return renderFigure({ id: 'test', lang: 'en', source, at: 'page.mdx:8' });
}
