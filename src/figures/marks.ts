import type { Participant } from './figure.ts';
import { round } from './svg.ts';

/** Shapes of 11 × 11 around 0, 0: the marks of the roles, and of participants that have none. */
export const shapes = {
  producer: 'M-4.5-5.5L6 0L-4.5 5.5z',
  nameserver: 'M0-6L6 0L0 6L-6 0z',
  proxy: 'M-5.5-5.5h4v11h-4zM1.5-5.5h4v11h-4z',
  master: 'M-5.5-5.5h11v11h-11z',
  slave: 'M-4.75-4.75h9.5v9.5h-9.5z',
  consumer: 'M-5.5 0a5.5 5.5 0 0 1 11 0a5.5 5.5 0 0 1-11 0z',
  other: 'M-4.5 0a4.5 4.5 0 0 1 9 0a4.5 4.5 0 0 1-9 0z',
  actor: 'M-2.5-3.5a2.5 2.5 0 0 1 5 0a2.5 2.5 0 0 1-5 0zM-5 5.5v-1a5 4 0 0 1 10 0v1z',
} as const;

/** The mark of a participant around `x`, `y`: its role's, or a hollow circle or figure in ink. */
export function mark(participant: Participant, x: number, y: number): string {
  const shape = participant.role ?? (participant.actor ? 'actor' : 'other');
  return `<path class="sign ${shape}" transform="translate(${round(x)} ${round(y)})" d="${shapes[shape]}"/>`;
}
