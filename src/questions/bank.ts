/** The bank of questions: what has no language. The words are in `zh/<id>.mdx` and `en/<id>.mdx`. */
export interface Question {
  /** Permanent: it is the URL `/q/<id>/`. */
  id: string;
  /** The owner's nine pages that ask it, by their number in the outline (1 to 9). */
  sources: readonly number[];
  /** Who should be able to answer: one who knows RocketMQ, who uses it, who operates it, who reads its source. */
  level: 'knows' | 'uses' | 'operates' | 'reads';
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
  // problems/ordered-messages
  // problems/distributed-transactions
  // problems/message-backlog
  // problems/queue-balance
  { id: 'queue-skew', sources: [], level: 'knows', page: 'problems/queue-balance', section: 'measure' },
  { id: 'producer-load-balancing', sources: [1, 2, 6, 7], level: 'knows', page: 'problems/queue-balance', section: 'send' },
  { id: 'allocation-strategies', sources: [2, 6, 7], level: 'uses', page: 'problems/queue-balance', section: 'strategies' },
  { id: 'more-consumers-than-queues', sources: [1, 2, 6, 7, 8], level: 'knows', page: 'problems/queue-balance', section: 'not-divisible' },
  { id: 'message-granularity-lb', sources: [1, 8], level: 'uses', page: 'problems/queue-balance', section: 'pop' },
  { id: 'choose-lb-granularity', sources: [1, 8], level: 'uses', page: 'problems/queue-balance', section: 'choose' },
  { id: 'fifo-lb-lock', sources: [8], level: 'reads', page: 'problems/queue-balance', section: 'pop-fifo' },
  { id: 'remoting-client-on-5x-broker', sources: [8], level: 'operates', page: 'problems/queue-balance', section: 'pop-remoting' },
  // problems/rebalance
];
