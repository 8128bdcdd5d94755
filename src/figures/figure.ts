import type { Lang } from '../languages.ts';
import type { Role } from '../roles.ts';

/** What a figure is made from. */
export interface FigureInput {
  /** Unique in its page and the same in both languages; becomes `fig-<id>`. */
  id: string;
  lang: Lang;
  /** Mermaid text, frontmatter included. */
  source: string;
  /** `file:line` of the source's first line: errors are counted from there. */
  at: string;
}

/** One life line of a sequence diagram. */
export interface Participant {
  id: string;
  /** As written, lines joined by a space. */
  name: string;
  /** For narrow columns: the role's own name, or `name` where that would be ambiguous or there is no role. */
  shortName: string;
  role?: Role;
  actor: boolean;
}

/** Where an arrow has heads, and which. `top` and `bottom` are Mermaid's half heads. */
export interface Arrow {
  dashed: boolean;
  head: 'filled' | 'open' | 'cross' | 'none';
  half?: 'top' | 'bottom';
  at: 'end' | 'start' | 'both';
}

/** A call, a reply or a step within one participant. `from` and `to` are places in `participants`. */
export interface MessageStep {
  kind: 'message';
  from: number;
  to: number;
  /** The label's lines, as the source breaks them. */
  text: string[];
  arrow: Arrow;
  /** The visible number, and with it the id `fig-<id>-<number>`; absent where numbering is off. */
  number?: string;
  /** 1 for the first numbered step of the figure: the class `s1` that lights the step's list item. */
  place?: number;
  name?: string;
  /** `Class.method` that proves the step, and the line of the source (from 0) that names it. */
  cite?: { place: string; line: number };
  /** Whether `to` begins with this step. */
  creates?: true;
  /** The participant that ends with this step. */
  destroys?: number;
}

export interface NoteStep {
  kind: 'note';
  side: 'left' | 'right' | 'over';
  from: number;
  to: number;
  text: string[];
}

export type FrameKeyword = 'loop' | 'alt' | 'opt' | 'par' | 'critical' | 'break' | 'rect';

/** A frame; `alt`, `par` and `critical` may have several sections. */
export interface FrameStep {
  kind: 'frame';
  keyword: FrameKeyword;
  sections: { when: string; steps: Step[] }[];
}

/** A node of a flowchart or a state diagram with the arrows that leave it. */
export interface NodeStep {
  kind: 'node';
  text: string;
  edges: { to: string; label: string }[];
}

/** A subgraph or a composite state. */
export interface GroupStep {
  kind: 'group';
  text: string;
  steps: Step[];
}

export type Step = MessageStep | NoteStep | FrameStep | NodeStep | GroupStep;

/** A finished figure: plain JSON, the same bytes for the same source. */
export interface Figure {
  id: string;
  kind: 'sequence' | 'flowchart' | 'state';
  title: string;
  accTitle: string;
  accDescr: string;
  /** The whole `<svg>` element, one for light and dark. */
  svg: string;
  /** Natural size in CSS pixels. */
  width: number;
  height: number;
  source: string;
  participants: Participant[];
  /** Everything that the drawing says, in order. */
  steps: Step[];
  /** Number of each named step. */
  stepNames: Record<string, string>;
}
