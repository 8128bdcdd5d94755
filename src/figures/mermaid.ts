import { JSDOM } from 'jsdom';
import { Problem } from '../problem.ts';
import { lineAt, type Source } from './source.ts';

export type Mermaid = typeof import('mermaid').default;
export type Diagram = Awaited<ReturnType<Mermaid['mermaidAPI']['getDiagramFromText']>>;

let loading: Promise<{ mermaid: Mermaid; window: JSDOM['window'] }> | undefined;

/** Mermaid in a window of jsdom, loaded once. It looks for `window` and `document` among the globals. */
export function loadMermaid(): Promise<{ mermaid: Mermaid; window: JSDOM['window'] }> {
  loading ??= load();
  return loading;
}

/* Flowcharts and state diagrams as close as text at 13 px lets them, to fit the page's column. */
const spacing = { nodeSpacing: 28, rankSpacing: 36, padding: 10, minNodeWidth: 56, wrappingWidth: 170, diagramPadding: 0, subGraphTitleMargin: { top: 6, bottom: 4 }, curve: 'basis' } as const;

async function load(): Promise<{ mermaid: Mermaid; window: JSDOM['window'] }> {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  // Without a theme: we take no colour from Mermaid, and it copies its settings whenever it reads one.
  mermaid.initialize({ startOnLoad: false, theme: 'null', securityLevel: 'strict', htmlLabels: false, layout: 'dagre', flowchart: spacing, state: spacing });
  await mermaid.parse('sequenceDiagram\na->>b: registers the diagram kinds');
  return { mermaid, window };
}

/**
 * Mermaid's parse of a figure.
 * @throws Problem at the line that Mermaid names, or when accTitle or accDescr is missing.
 */
export async function parseDiagram(source: Source, at: string): Promise<Diagram> {
  const { mermaid } = await loadMermaid();
  let diagram: Diagram;
  try {
    diagram = await mermaid.mermaidAPI.getDiagramFromText(source.text);
  } catch (error) {
    throw parseProblem(error, source, at);
  }
  for (const [text, keyword] of [
    [diagram.db.getAccTitle?.(), 'accTitle'],
    [diagram.db.getAccDescription?.(), 'accDescr'],
  ]) {
    if (!text) {
      throw new Problem(at, `figure without ${keyword}`, `add the line "${keyword}: …" after the diagram's first line, for readers who do not see it`);
    }
  }
  return diagram;
}

function parseProblem(error: unknown, source: Source, at: string): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const line = errorLine(error);
  const lines = source.text.split('\n');
  const quoted = line === undefined ? '' : `: ${(lines[line] ?? '').replace(/\uE000\d+\uE001/, '').trim()}`;
  const expected = /^Expecting .*$/m.exec(message)?.[0].slice(0, 160);
  const what = expected ? `Mermaid cannot parse this line${quoted} (${expected}…)` : `Mermaid cannot parse this figure: ${message.trim().split('\n')[0]}`;
  const fix = /:.*(?<!#\w+);/.test(quoted.slice(2)) ? 'Mermaid ends a statement at ";": write #59; in a label' : 'mend the Mermaid text; https://mermaid.live shows it while you type';
  return new Problem(lineAt(at, source.firstLine + (line ?? 0)), what, fix);
}

/* Jison's parse errors carry the place, its lexical errors only tell it; lines count from 1. */
function errorLine(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const told = /error on line (\d+)/.exec(error.message)?.[1];
  if (!('hash' in error)) return told === undefined ? undefined : Number(told) - 1;
  const { hash } = error;
  if (typeof hash !== 'object' || hash === null || !('loc' in hash)) return told === undefined ? undefined : Number(told) - 1;
  const { loc } = hash;
  if (typeof loc !== 'object' || loc === null || !('first_line' in loc)) return undefined;
  return typeof loc.first_line === 'number' ? loc.first_line - 1 : undefined;
}

/** Undoes Mermaid's own coding of `#35;` and `&amp;` in labels. */
export function decodeEntities(text: string): string {
  const html = text.replaceAll('ﬂ°°', '&#').replaceAll('ﬂ°', '&').replaceAll('¶ß', ';');
  if (!html.includes('&')) return html;
  const area = globalThis.document.createElement('textarea');
  area.innerHTML = html.replaceAll('<', '&lt;');
  return area.value;
}

/** The lines of a label, entities decoded. */
export function labelLines(text: string): string[] {
  return text.split(/\s*<br\s*\/?>\s*/i).map((line) => decodeEntities(line).trim());
}
