import { Problem } from '../problem.ts';
import type { Figure, FigureInput, Step } from './figure.ts';
import { drawGraph } from './graph-draw.ts';
import { isGraph, readGraph } from './graph-parse.ts';
import { parseDiagram } from './mermaid.ts';
import { placeColumns } from './sequence-columns.ts';
import { drawSequence } from './sequence-draw.ts';
import { isSequence, readSequence, type Item } from './sequence-parse.ts';
import { readSource } from './source.ts';
import { numberNames } from './step-names.ts';
import { svgElement } from './svg.ts';

/**
 * Draws one figure from its Mermaid source.
 * @throws Problem with the line of the source that is wrong.
 */
export async function renderFigure({ id, lang, source, at }: FigureInput): Promise<Figure> {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new Problem(at, `"${id}" is no figure id`, 'use a-z, 0-9 and -, beginning with a letter');
  const parts = readSource(source, at);
  const diagram = await parseDiagram(parts, at);
  const accTitle = diagram.db.getAccTitle?.() ?? '';
  const accDescr = diagram.db.getAccDescription?.() ?? '';
  const common = { id, title: parts.title, accTitle, accDescr, source };
  if (isGraph(diagram.db)) {
    const graph = diagram.db.getData();
    const { content, width, height } = await drawGraph(id, diagram, graph, parts.text);
    const svg = svgElement(id, width, height, accTitle, accDescr, content);
    const kind = diagram.type.startsWith('state') ? 'state' : 'flowchart';
    return { ...common, kind, svg, width, height, participants: [], steps: readGraph(graph, lang), stepNames: {} };
  }
  if (!isSequence(diagram.db)) {
    throw new Problem(at, `a diagram of kind ${diagram.type}`, 'this site draws sequenceDiagram, flowchart and stateDiagram-v2');
  }
  const sequence = readSequence(diagram.db, parts, at);
  const stepNames = numberNames(sequence.items, parts, at);
  const { content, width, height } = drawSequence(id, sequence, placeColumns(sequence));
  const svg = svgElement(id, width, height, accTitle, accDescr, content);
  return { ...common, kind: 'sequence', svg, width, height, participants: sequence.participants, steps: withoutActivations(sequence.items), stepNames };
}

function withoutActivations(items: readonly Item[]): Step[] {
  return items.flatMap((item): Step[] => {
    if (item.kind === 'activation') return [];
    if (item.kind !== 'frame') return [item];
    return [{ ...item, sections: item.sections.map(({ when, items: inner }) => ({ when, steps: withoutActivations(inner) })) }];
  });
}
