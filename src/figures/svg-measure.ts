import type { JSDOM } from 'jsdom';
import { textWidth } from './text.ts';

/*
 * jsdom draws nothing, so Mermaid's layout asks here how large things are: text by the advances of text.ts,
 * shapes by their geometry, groups by what they hold and how it is moved.
 */
const textSize = 13;
const lineHeight = 18;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Gives the window's SVG elements `getBBox` and `getComputedTextLength`. */
export function installMeasures(window: JSDOM['window']): void {
  Object.defineProperties(window.SVGElement.prototype, {
    getBBox: { configurable: true, value(this: SVGElement) { return boxOf(this); } },
    getComputedTextLength: { configurable: true, value(this: SVGElement) { return textWidth(this.textContent, 'sans', textSize); } },
  });
}

/** The lines of a `<text>`, one for each row that Mermaid broke it into. */
export function textRows(text: Element): string[] {
  const rows = [...text.querySelectorAll('.row')].map((row) => row.textContent.trim()).filter((row) => row !== '');
  return rows.length > 0 ? rows : [text.textContent.trim()].filter((row) => row !== '');
}

/** Bounding box in the element's own coordinates, its own transform not applied. */
export function boxOf(element: Element): Box {
  const number = (name: string): number => Number.parseFloat(element.getAttribute(name) ?? '0') || 0;
  switch (element.tagName.toLowerCase()) {
    case 'text': {
      const rows = textRows(element);
      const width = Math.max(0, ...rows.map((row) => textWidth(row, 'sans', textSize)));
      // Mermaid's style sheet centres a label that its own transform does not move to the left.
      const [moved] = translation(element.closest('.label, .cluster-label') ?? element);
      return { x: moved === 0 ? -width / 2 : 0, y: 0, width, height: rows.length * lineHeight };
    }
    case 'rect':
    case 'foreignobject':
      return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
    case 'circle':
      return { x: number('cx') - number('r'), y: number('cy') - number('r'), width: 2 * number('r'), height: 2 * number('r') };
    case 'ellipse':
      return { x: number('cx') - number('rx'), y: number('cy') - number('ry'), width: 2 * number('rx'), height: 2 * number('ry') };
    case 'line':
      return around([[number('x1'), number('y1')], [number('x2'), number('y2')]]);
    case 'polygon':
    case 'polyline':
      return around(pairs(numbers(element.getAttribute('points') ?? '')));
    case 'path':
      return around(pathPoints(element.getAttribute('d') ?? ''));
    case 'g':
    case 'svg':
    case 'a':
      return groupBox(element);
    default:
      return { x: 0, y: 0, width: 0, height: 0 };
  }
}

function groupBox(group: Element): Box {
  const points = [...group.children].flatMap((child): [number, number][] => {
    const { x, y, width, height } = boxOf(child);
    if (width === 0 && height === 0) return [];
    const [dx, dy] = translation(child);
    return [[x + dx, y + dy], [x + dx + width, y + dy + height]];
  });
  return around(points);
}

/** How far an element's transform moves it; Mermaid uses no other kind for what we draw. */
export function translation(element: Element): [number, number] {
  const [x = 0, y = 0] = numbers(/translate\(([^)]*)\)/.exec(element.getAttribute('transform') ?? '')?.[1] ?? '');
  return [x, y];
}

function numbers(text: string): number[] {
  return (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
}

function pairs(values: number[]): [number, number][] {
  return values.flatMap((value, index): [number, number][] => (index % 2 === 0 ? [[value, values[index + 1] ?? 0]] : []));
}

/* Ends and control points of a path: enough for a box around it, a little generous with curves. */
function pathPoints(path: string): [number, number][] {
  let [x, y] = [0, 0];
  const points: [number, number][] = [];
  for (const [, command = '', rest = ''] of path.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const values = numbers(rest);
    const [baseX, baseY] = command === command.toLowerCase() ? [x, y] : [0, 0];
    const kind = command.toUpperCase();
    const stops =
      kind === 'H' ? values.map((value): [number, number] => [value, y - baseY])
      : kind === 'V' ? values.map((value): [number, number] => [x - baseX, value])
      : kind === 'A' ? pairs(values.filter((_, index) => index % 7 > 4))
      : pairs(values);
    for (const [dx, dy] of stops) points.push([baseX + dx, baseY + dy]);
    [x, y] = points.at(-1) ?? [0, 0];
  }
  return points;
}

function around(points: [number, number][]): Box {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const x = Math.min(...points.map(([value]) => value));
  const y = Math.min(...points.map(([, value]) => value));
  return { x, y, width: Math.max(...points.map(([value]) => value)) - x, height: Math.max(...points.map(([, value]) => value)) - y };
}
