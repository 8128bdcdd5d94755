import type { Text } from '../languages.ts';

/** Who should be able to answer. */
export const levels = [
  { id: 'knows', label: { zh: '听说过就该知道', en: 'Knows RocketMQ' } },
  { id: 'uses', label: { zh: '写代码用它', en: 'Uses it' } },
  { id: 'operates', label: { zh: '运维它', en: 'Operates it' } },
  { id: 'reads', label: { zh: '读过源码', en: 'Reads its source' } },
] as const satisfies readonly { id: string; label: Text }[];

/** The bank of questions: what has no language. The words are in `zh/<id>.mdx` and `en/<id>.mdx`. */
export interface Question {
  /** Permanent: it is the URL `/q/<id>/`. */
  id: string;
  /** The owner's nine pages that ask it, by their number in the outline (1 to 9). */
  sources: readonly number[];
  level: (typeof levels)[number]['id'];
  /** Slug and heading id of the page that answers it in full. */
  page: string;
  section: string;
}

export const bank: readonly Question[] = [
  // why/async
  // why/decoupling
  // why/peak-shaving
  // problems/high-availability
  // problems/message-loss
  { id: 'no-loss-overview', sources: [2, 6, 7], level: 'knows', page: 'problems/message-loss', section: 'where' },
  { id: 'no-loss-producer', sources: [6, 7, 9], level: 'uses', page: 'problems/message-loss', section: 'produce' },
  { id: 'no-loss-broker', sources: [1, 6, 7], level: 'operates', page: 'problems/message-loss', section: 'matrix' },
  { id: 'no-loss-consumer', sources: [1, 6, 7], level: 'uses', page: 'problems/message-loss', section: 'consume' },
  { id: 'send-status-meaning', sources: [], level: 'uses', page: 'problems/message-loss', section: 'receipt' },
  { id: 'mq-down-fallback', sources: [9], level: 'operates', page: 'problems/message-loss', section: 'outage' },
  // problems/duplicate-consumption
  { id: 'why-duplicates', sources: [1, 2, 6, 7, 8], level: 'knows', page: 'problems/duplicate-consumption', section: 'where' },
  { id: 'idempotent-consumer', sources: [1, 2, 6, 7, 9], level: 'uses', page: 'problems/duplicate-consumption', section: 'idempotent' },
  { id: 'exactly-once', sources: [9], level: 'uses', page: 'problems/duplicate-consumption', section: 'exactly-once' },
  { id: 'message-identifiers', sources: [1, 2, 9], level: 'uses', page: 'problems/duplicate-consumption', section: 'ids' },
  // problems/ordered-messages
  // problems/distributed-transactions
  // problems/message-backlog
  // problems/queue-balance
  // problems/rebalance
];

/** The questions that a page answers in full, in the bank's order. */
export function ofPage(slug: string): Question[] {
  return bank.filter(({ page }) => page === slug);
}
