import type { DiagramDB } from 'mermaid/dist/diagram-api/types.js';
import type { SequenceDB } from 'mermaid/dist/diagrams/sequence/sequenceDb.js';
import { Problem } from '../problem.ts';
import { isRole, roles, type Role } from '../roles.ts';
import type { FrameStep, MessageStep, NoteStep, Participant } from './figure.ts';
import { decodeEntities, labelLines } from './mermaid.ts';
import { joinLines } from './text.ts';
import { arrows, frameEnds, frameSections, frameStarts, notDrawn } from './sequence-kinds.ts';
import { noMessage, takeMark, type Source } from './source.ts';

/** The start or the end of a participant's activation, at the arrow before it. */
export interface Activation {
  kind: 'activation';
  participant: number;
  start: boolean;
}

/** A frame whose sections also hold activations. */
export interface DrawnFrame extends Omit<FrameStep, 'sections'> {
  sections: { when: string; items: Item[] }[];
}

export type Item = MessageStep | NoteStep | DrawnFrame | Activation;

export interface Sequence {
  participants: Participant[];
  /** Names of boxes around neighbouring participants. */
  boxes: { name: string; from: number; to: number }[];
  items: Item[];
}

/* The list of steps lights the step that is the link's target by one selector a step; the style sheet has this many. */
const mostSteps = 24;
/* As many columns as the list of steps has on a phone. */
const mostParticipants = 8;

export function isSequence(db: DiagramDB): db is SequenceDB {
  return 'getMessages' in db && 'getActors' in db && 'getBoxes' in db;
}

/**
 * A sequence diagram as a tree in the order of its source.
 * @throws Problem on a step name without a message or given twice, a repeated number, a construct that is not drawn.
 */
export function readSequence(db: SequenceDB, source: Source, at: string): Sequence {
  const keys = db.getActorKeys();
  const index = (key: string | undefined): number => keys.indexOf(key ?? '');
  const items: Item[] = [];
  const open: DrawnFrame[] = [];
  const add = (item: Item): void => {
    const frame = open.at(-1);
    (frame ? frame.sections.at(-1)?.items : items)?.push(item);
  };
  const created = new Set(db.getCreatedActors().values());
  const destroyed = new Map([...db.getDestroyedActors()].map(([key, order]) => [order, index(key)]));
  const counter = { on: db.showSequenceNumbers(), next: 1, step: 1, place: 0 };
  const unused = new Map(source.names.entries());

  for (const [order, message] of db.getMessages().entries()) {
    const type = message.type ?? -1;
    if (typeof message.message !== 'string') {
      const { visible, start, step } = message.message;
      Object.assign(counter, { on: visible }, start !== undefined && { next: start }, step !== undefined && { step });
      continue;
    }
    const { label, mark } = takeMark(message.message);
    const when = decodeEntities(label);
    const keyword = frameStarts.get(type);
    const arrow = arrows.get(type);
    if (keyword) {
      const frame: DrawnFrame = { kind: 'frame', keyword, sections: [{ when: keyword === 'rect' ? '' : when, items: [] }] };
      add(frame);
      open.push(frame);
    } else if (frameSections.has(type)) {
      open.at(-1)?.sections.push({ when, items: [] });
    } else if (frameEnds.has(type)) {
      open.pop();
    } else if (type === db.LINETYPE.ACTIVE_START || type === db.LINETYPE.ACTIVE_END) {
      add({ kind: 'activation', participant: index(message.from), start: type === db.LINETYPE.ACTIVE_START });
    } else if (type === db.LINETYPE.NOTE) {
      const [from, to] = [index(message.from), index(message.to)].sort((a, b) => a - b);
      const side = (['left', 'right', 'over'] as const)[Number(message.placement)] ?? 'over';
      add({ kind: 'note', side, from: from ?? 0, to: to ?? 0, text: labelLines(label) });
    } else if (arrow && !message.centralConnection) {
      const step: MessageStep = { kind: 'message', from: index(message.from), to: index(message.to), text: labelLines(label), arrow };
      if (counter.on) {
        step.number = String(Math.round(counter.next * 100) / 100);
        step.place = ++counter.place;
        counter.next += counter.step;
      }
      const name = mark === undefined ? undefined : source.names[mark];
      if (name) Object.assign(step, { name: name.name }, name.cite && { cite: { place: name.cite, line: name.line } });
      if (mark !== undefined) unused.delete(mark);
      if (created.has(order)) step.creates = true;
      const ended = destroyed.get(order);
      if (ended !== undefined) step.destroys = ended;
      add(step);
    } else {
      throw new Problem(at, `this site's figures have no drawing for ${notDrawn(type, message.centralConnection)}`, 'use a plain arrow');
    }
  }
  for (const name of unused.values()) throw noMessage(name, at);
  if (counter.place > mostSteps) {
    throw new Problem(at, `${counter.place} numbered steps`, `split the figure: ${mostSteps} steps are the most one figure may have`);
  }
  if (keys.length > mostParticipants) {
    throw new Problem(at, `${keys.length} participants`, `split the figure: ${mostParticipants} are the most one figure may have`);
  }
  const boxes = db.getBoxes().map(({ name, actorKeys }) => {
    const places = actorKeys.map(index);
    return { name: decodeEntities(name ?? ''), from: Math.min(...places), to: Math.max(...places) };
  });
  return { participants: readParticipants(db, keys), boxes, items };
}

function readParticipants(db: SequenceDB, keys: string[]): Participant[] {
  const found = keys.map((id): Participant => {
    const { description, type } = db.getActor(id);
    const role = roleOf(id);
    const name = joinLines(labelLines(description));
    return { id, name, shortName: name, ...(role && { role }), actor: type === 'actor' };
  });
  return found.map((participant) => {
    const { role } = participant;
    const alone = role && found.filter((other) => other.role === role).length === 1;
    return alone ? { ...participant, shortName: roles[role] } : participant;
  });
}

/* `consumer`, `consumer2`, `master_b` and `master-b` name a role; `masterful` does not. */
function roleOf(id: string): Role | undefined {
  const base = /^([a-z]+)(?:\d+|[-_].*)?$/.exec(id)?.[1];
  return base && isRole(base) ? base : undefined;
}
