/** The bank of questions: what has no language. The words are in `zh/<id>.mdx` and `en/<id>.mdx`. */
export interface Question {
  /** Permanent: it is the URL `/q/<id>/`. */
  id: string;
  /** The owner's nine pages that ask it, by their number in the outline (1 to 9). */
  sources: readonly number[];
  level: 'basic' | 'deep';
  /** Slug and heading id of the page that answers it in full. */
  page: string;
  section: string;
}

export const bank: readonly Question[] = [
  { id: 'no-loss-overview', sources: [2, 6, 7], level: 'basic', page: 'problems/message-loss', section: 'where' },
  { id: 'no-loss-producer', sources: [6, 7, 9], level: 'basic', page: 'problems/message-loss', section: 'produce' },
  { id: 'no-loss-broker', sources: [1, 6, 7], level: 'basic', page: 'problems/message-loss', section: 'matrix' },
  { id: 'no-loss-consumer', sources: [1, 6, 7], level: 'basic', page: 'problems/message-loss', section: 'consume' },
  { id: 'send-status-meaning', sources: [], level: 'deep', page: 'problems/message-loss', section: 'receipt' },
  { id: 'mq-down-fallback', sources: [9], level: 'deep', page: 'problems/message-loss', section: 'outage' },
];
