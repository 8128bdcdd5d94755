/** Pieces of SVG markup. All colours and type come from the site's classes. */

/** Escapes text for markup, in content and in double-quoted attributes. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A number with at most one decimal, for the same bytes on every machine. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export interface TextLine {
  text: string;
  code?: boolean;
}

/**
 * One `<text>` of several lines; `top` is the upper edge of the first.
 * The lines stand as `<tspan>`s, so that the label is one piece for search and copying.
 */
export function textBlock(lines: readonly TextLine[], className: string, x: number, top: number, height: (line: TextLine) => number): string {
  let y = top;
  const at = lines.map((line) => {
    const baseline = y + height(line) / 2 + (line.code ? 4 : 4.5);
    y += height(line);
    return { line, baseline };
  });
  const [first] = at;
  if (!first) return '';
  const open = `<text class="${className}" x="${round(x)}" y="${round(first.baseline)}">`;
  const rest = at.slice(1).map(({ line, baseline }, index) => {
    const dy = baseline - (at[index]?.baseline ?? 0);
    return `<tspan${line.code ? ' class="code"' : ''} x="${round(x)}" dy="${round(dy)}">${escape(line.text)}</tspan>`;
  });
  return `${open}${escape(first.line.text)}${rest.join('')}</text>`;
}

/** The `<svg>` around a drawing, named by its title and description. */
export function svgElement(id: string, width: number, height: number, accTitle: string, accDescr: string, content: string): string {
  return (
    `<svg class="drawing" role="img" aria-labelledby="fig-${id}-title fig-${id}-descr" width="${width}" height="${height}"` +
    ` viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" data-pagefind-ignore="all">` +
    `<title id="fig-${id}-title">${escape(accTitle)}</title><desc id="fig-${id}-descr">${escape(accDescr)}</desc>${content}</svg>`
  );
}
