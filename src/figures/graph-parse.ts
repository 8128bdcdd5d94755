import type { DiagramDB } from 'mermaid/dist/diagram-api/types.js';
import type { Lang } from '../languages.ts';
import type { Step } from './figure.ts';
import { labelLines } from './mermaid.ts';
import { joinLines } from './text.ts';

/* What we read of Mermaid's layout data, which flowcharts and state diagrams give in the same form. */
interface GraphNode {
  id: string;
  label?: string | string[] | undefined;
  parentId?: string | undefined;
  isGroup?: boolean;
  shape?: string | undefined;
  domId?: string | undefined;
}

interface GraphEdge {
  start?: string | undefined;
  end?: string | undefined;
  label?: string | string[] | undefined;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

interface GraphDB extends DiagramDB {
  getData(): Graph;
}

export function isGraph(db: DiagramDB): db is GraphDB {
  return 'getData' in db && typeof db.getData === 'function';
}

const ends = { zh: { stateStart: '开始', stateEnd: '结束' }, en: { stateStart: 'Start', stateEnd: 'End' } };

/** Nodes with the arrows that leave them, in groups, in the order of the source. */
export function readGraph({ nodes, edges }: Graph, lang: Lang): Step[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const text = (value: string | string[] | undefined): string => joinLines(labelLines([value ?? ''].flat().join('<br/>')));
  const name = (node: GraphNode): string =>
    node.shape === 'stateStart' || node.shape === 'stateEnd' ? ends[lang][node.shape] : text(node.label);
  const isNote = (node: GraphNode | undefined): boolean => node?.shape === 'note';
  // Mermaid wraps a state and its note in a group of their own, which is no group of the source.
  const groupOf = (node: GraphNode): string | undefined => (byId.get(node.parentId ?? '')?.shape === 'noteGroup' ? undefined : node.parentId);

  const within = (parent: string | undefined): Step[] =>
    nodes.filter((node) => groupOf(node) === parent && node.shape !== 'noteGroup').map((node): Step => {
      if (node.isGroup) return { kind: 'group', text: name(node), steps: within(node.id) };
      if (isNote(node)) return { kind: 'note', side: 'over', from: 0, to: 0, text: [text(node.label)] };
      const leaving = edges.filter(({ start, end }) => start === node.id && !isNote(byId.get(end ?? '')));
      return {
        kind: 'node',
        text: name(node),
        edges: leaving.flatMap(({ end, label }) => {
          const target = byId.get(end ?? '');
          return target ? [{ to: name(target), label: text(label) }] : [];
        }),
      };
    });
  return within(undefined);
}
