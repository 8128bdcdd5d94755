import { isRole } from '../roles.ts';
import type { Graph } from './graph-parse.ts';
import { decodeEntities, loadMermaid, type Diagram } from './mermaid.ts';
import { escape, round, textBlock } from './svg.ts';
import { boxOf, installMeasures, textRows, translation } from './svg-measure.ts';
import { isIdentifier } from './text.ts';

const margin = 8;
const lineHeight = 18;

/**
 * Draws a flowchart or a state diagram: Mermaid lays it out in jsdom, we keep the geometry and give it the site's classes.
 * `text` is the parsed Mermaid text, `id` the figure's id without `fig-`.
 */
export async function drawGraph(id: string, diagram: Diagram, graph: Graph, text: string): Promise<{ content: string; width: number; height: number }> {
  const { window } = await loadMermaid();
  installMeasures(window);
  const { document } = window;
  document.body.innerHTML = '<svg id="drawing"><g></g></svg>';
  await diagram.renderer.draw(text, 'drawing', '', diagram);
  const root = document.querySelector('#drawing .root') ?? document.body;
  const { x, y, width, height } = boxOf(root);
  const shift: [number, number] = [margin - x, margin - y];
  const parts = ['.clusters', '.edgePaths', '.nodes', '.edgeLabels'].flatMap((part) => [...root.querySelectorAll(part)].map((group) => ({ part, group })));
  // Composite states are drawn as roots within the root; each part knows where it stands.
  const content = parts.map(({ part, group }) => [...group.children].filter((child) => !child.matches('.root')).map((child) => drawPart(part, child, origin(child, root, shift), id, graph)).join('')).join('');
  document.body.innerHTML = '';
  const used = Object.entries(heads).filter(([name]) => content.includes(`-${name})`));
  const markers = used.map(
    ([name, shape]) =>
      `<marker id="fig-${id}-${name}" viewBox="0 0 10 9" refX="${name === 'tip' ? 7 : 5}" refY="4.5" markerWidth="10" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto-start-reverse">${shape}</marker>`,
  );
  return { content: markers.join('') + content, width: Math.ceil(width + 2 * margin), height: Math.ceil(height + 2 * margin) };
}

/* The arrowheads of a graph, around the end of the line. */
const heads = {
  tip: '<path class="tip" d="M0 0L10 4.5L0 9z"/>',
  disc: '<path class="tip" d="M1 4.5a4 4 0 0 1 8 0a4 4 0 0 1-8 0z"/>',
  cross: '<path class="line" d="M1 .5l8 8m0-8l-8 8"/>',
} as const;

function headOf(marker: string): keyof typeof heads {
  return /cross/i.test(marker) ? 'cross' : /circle/i.test(marker) ? 'disc' : 'tip';
}

/* Where an element's own coordinates begin: the sum of all translations up to the root. */
function origin(element: Element, root: Element, shift: [number, number]): [number, number] {
  let [x, y] = shift;
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
    const [dx, dy] = translation(at);
    [x, y] = [x + dx, y + dy];
  }
  return [x, y];
}

function drawPart(part: string, element: Element, at: [number, number], id: string, graph: Graph): string {
  if (part === '.edgePaths') {
    const classes = element.getAttribute('class') ?? '';
    const kind = /edge-pattern-(dotted|dashed)/.test(classes) ? ' reply' : classes.includes('edge-thickness-thick') ? ' thick' : '';
    const ends = ['start', 'end'].map((end) => {
      const marker = element.getAttribute(`marker-${end}`);
      return marker === null ? '' : ` marker-${end}="url(#fig-${id}-${headOf(marker)})"`;
    });
    return `<path class="line${kind}" d="${movePath(element.getAttribute('d') ?? '', at)}"${ends.join('')}/>`;
  }
  if (part === '.edgeLabels') return labels(element, at, at[0], '');
  const node = graph.nodes.find(({ domId }) => domId !== undefined && element.id.endsWith(domId));
  const role = node && isRole(node.id) ? ` ${node.id}` : '';
  const kind = node?.shape === 'note' ? 'note' : node?.shape === 'stateStart' ? 'start' : `node${role}`;
  const shape = element.matches('.note-cluster') ? '' : outline(element, at, node?.shape ?? '');
  if (shape === '' && element.querySelector('text') === null) return '';
  if (part === '.clusters') return `<g class="group">${shape}${labels(element, at, at[0] + boxOf(element).x + 12, ' side when')}</g>`;
  return `<g class="${kind}">${shape}${labels(element, at, at[0], '')}</g>`;
}

/* Mermaid sketches some shapes with hundreds of points; what they are is known from their box. */
function outline(element: Element, at: [number, number], shape: string): string {
  const drawn = [...element.querySelectorAll('rect, circle, ellipse, polygon, path')].filter((part) => !part.closest('.label, .cluster-label') && !part.matches('.inner'));
  const box = boxOf(element.querySelector('.outer-path') ?? drawn[0] ?? element);
  const [x, y] = [at[0] + box.x, at[1] + box.y];
  const rect = (rx: number): string => `<rect x="${round(x)}" y="${round(y)}" width="${round(box.width)}" height="${round(box.height)}"${rx ? ` rx="${round(rx)}"` : ''}/>`;
  if (shape === 'stadium') return rect(box.height / 2);
  if (shape === 'stateEnd') return `<circle cx="${round(at[0])}" cy="${round(at[1])}" r="7"/><circle class="dot" cx="${round(at[0])}" cy="${round(at[1])}" r="3.5"/>`;
  const part = drawn[0];
  if (!part) return '';
  const [dx, dy] = origin(part, element, at);
  const number = (name: string): string => round(Number.parseFloat(part.getAttribute(name) ?? '0'));
  switch (part.tagName) {
    case 'circle':
      return `<circle cx="${round(dx)}" cy="${round(dy)}" r="${number('r')}"/>`;
    case 'polygon':
      return `<path d="M${movePath((part.getAttribute('points') ?? '').trim().replace(/\s+/g, 'L'), [dx, dy])}z"/>`;
    case 'path':
      return `<path d="${movePath(part.getAttribute('d') ?? '', [dx, dy])}"/>`;
    default:
      return rect(Number.parseFloat(part.getAttribute('rx') ?? '0') || 0);
  }
}

/* Labels stand around `x`; their height is where Mermaid puts them. */
function labels(element: Element, at: [number, number], x: number, className: string): string {
  return [...element.querySelectorAll('text')]
    .map((text) => {
      const rows = textRows(text);
      if (rows.length === 0) return '';
      const [, y] = origin(text, element, at);
      const lines = rows.map((row, index) => ({ text: decodeEntities(row), code: index > 0 && isIdentifier(row) }));
      const block = textBlock(lines, `label${className}`, x, y, () => lineHeight);
      if (!element.matches('.edgeLabel')) return block;
      const { width, height } = boxOf(text);
      return `<rect class="clear" x="${round(x - width / 2 - 3)}" y="${round(y)}" width="${round(width + 6)}" height="${height}"/>${block}`;
    })
    .join('');
}

/* Moves a path's absolute coordinates and rounds all; relative commands only get rounded. */
function movePath(path: string, [x, y]: [number, number]): string {
  return path.replace(/([a-zA-Z])?([^a-zA-Z]*)/g, (_, command: string | undefined, rest: string) => {
    const name = command ?? 'L';
    const values = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    const absolute = name === name.toUpperCase();
    const moved = values.map((value, index) => {
      if (!absolute) return value;
      if (name === 'H') return value + x;
      if (name === 'V') return value + y;
      if (name === 'A') return index % 7 === 5 ? value + x : index % 7 === 6 ? value + y : value;
      return value + (index % 2 === 0 ? x : y);
    });
    return `${command ?? ''}${escape(moved.map(round).join(' '))}`;
  });
}
