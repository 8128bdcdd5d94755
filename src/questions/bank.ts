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
  { id: 'why-use-mq', sources: [1, 6, 7], level: 'knows', page: 'why/async', section: 'faster' },
  { id: 'benefit-async-latency', sources: [1, 6], level: 'knows', page: 'why/async', section: 'measured' },
  // why/decoupling
  { id: 'benefit-decoupling', sources: [1, 6, 7], level: 'knows', page: 'why/decoupling', section: 'groups' },
  { id: 'mq-drawbacks', sources: [1], level: 'knows', page: 'why/decoupling', section: 'price' },
  // why/peak-shaving
  { id: 'benefit-peak-shaving', sources: [1, 6, 7], level: 'knows', page: 'why/peak-shaving', section: 'limits' },
  // problems/high-availability
  { id: 'ha-overview', sources: [1, 2, 6], level: 'knows', page: 'problems/high-availability', section: 'overview' },
  { id: 'nameserver-all-down', sources: [6], level: 'uses', page: 'problems/high-availability', section: 'nameserver' },
  { id: 'broker-heartbeat-eviction', sources: [1, 2], level: 'uses', page: 'problems/high-availability', section: 'broker' },
  { id: 'broker-crash', sources: [1, 6, 7], level: 'uses', page: 'problems/high-availability', section: 'broker' },
  { id: 'slave-auto-promote', sources: [1, 2, 6], level: 'knows', page: 'problems/high-availability', section: 'deployments' },
  { id: 'read-from-slave', sources: [1, 6], level: 'operates', page: 'problems/high-availability', section: 'slave-read' },
  { id: 'replication-sync-async', sources: [1, 2, 6, 9], level: 'uses', page: 'problems/high-availability', section: 'deployments' },
  { id: 'cluster-modes', sources: [2], level: 'knows', page: 'problems/high-availability', section: 'deployments' },
  { id: 'dledger-raft', sources: [1, 7], level: 'reads', page: 'problems/high-availability', section: 'deployments' },
  { id: 'send-fault-avoidance', sources: [1, 2, 6, 7], level: 'reads', page: 'problems/high-availability', section: 'fault-avoidance' },
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
  { id: 'ordered-how', sources: [1, 6, 7], level: 'knows', page: 'problems/ordered-messages', section: 'levels' },
  { id: 'order-levels', sources: [1, 6], level: 'knows', page: 'problems/ordered-messages', section: 'strict' },
  { id: 'same-queue-routing', sources: [1, 6, 7], level: 'uses', page: 'problems/ordered-messages', section: 'queue' },
  { id: 'ordered-consumer-locks', sources: [6], level: 'reads', page: 'problems/ordered-messages', section: 'locks' },
  { id: 'fifo-message-group', sources: [1, 8], level: 'uses', page: 'problems/ordered-messages', section: 'fifo' },
  { id: 'ordered-consume-failure', sources: [1], level: 'operates', page: 'problems/ordered-messages', section: 'failure' },
  // problems/distributed-transactions
  { id: 'transaction-flow', sources: [1, 2, 6, 7], level: 'knows', page: 'problems/distributed-transactions', section: 'flow' },
  { id: 'half-message', sources: [1, 2, 6, 7], level: 'knows', page: 'problems/distributed-transactions', section: 'half' },
  { id: 'transaction-check-params', sources: [1, 7], level: 'operates', page: 'problems/distributed-transactions', section: 'check-back' },
  { id: 'transaction-limits', sources: [1], level: 'uses', page: 'problems/distributed-transactions', section: 'limits' },
  { id: 'distributed-tx-options', sources: [1, 7], level: 'knows', page: 'problems/distributed-transactions', section: 'options' },
  { id: 'spring-transaction-listener', sources: [1], level: 'uses', page: 'problems/distributed-transactions', section: 'spring' },
  // problems/message-backlog
  { id: 'backlog-handling', sources: [1, 6, 7, 9], level: 'knows', page: 'problems/message-backlog', section: 'look' },
  { id: 'backlog-temp-topic', sources: [6, 7], level: 'uses', page: 'problems/message-backlog', section: 'temp-topic' },
  { id: 'backlog-message-expire', sources: [7], level: 'operates', page: 'problems/message-backlog', section: 'retention' },
  { id: 'skip-backlog-reset-offset', sources: [9], level: 'operates', page: 'problems/message-backlog', section: 'reset' },
  { id: 'slow-consumer-tuning', sources: [7, 9], level: 'uses', page: 'problems/message-backlog', section: 'threads' },
  { id: 'client-flow-control', sources: [1], level: 'reads', page: 'problems/message-backlog', section: 'flow-control' },
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
  { id: 'rebalance-trigger', sources: [2, 6], level: 'uses', page: 'problems/rebalance', section: 'triggers' },
  { id: 'rebalance-process', sources: [6], level: 'reads', page: 'problems/rebalance', section: 'process' },
  { id: 'rebalance-harm', sources: [2, 8], level: 'operates', page: 'problems/rebalance', section: 'harm' },
  // basics/architecture
  { id: 'what-is-rocketmq', sources: [1, 6], level: 'knows', page: 'basics/architecture', section: 'overview' },
  { id: 'roles-architecture', sources: [1, 2, 6, 7], level: 'knows', page: 'basics/architecture', section: 'overview' },
  { id: 'broker-registers-all-nameservers', sources: [1, 2, 6, 7], level: 'uses', page: 'basics/architecture', section: 'connections' },
  { id: 'nameserver-role', sources: [1, 2, 6], level: 'knows', page: 'basics/architecture', section: 'tables' },
  { id: 'why-not-zookeeper', sources: [1, 2, 6], level: 'knows', page: 'basics/architecture', section: 'consensus' },
  { id: 'route-update-delay', sources: [2], level: 'uses', page: 'basics/architecture', section: 'route-age' },
  { id: 'rocketmq-message-model', sources: [1, 2, 6], level: 'knows', page: 'basics/architecture', section: 'model' },
  { id: 'queue-model-vs-pubsub', sources: [1, 6], level: 'knows', page: 'basics/architecture', section: 'pubsub' },
  { id: 'producer-group', sources: [1, 2], level: 'uses', page: 'basics/architecture', section: 'producer-group' },
  { id: 'overall-workflow', sources: [2, 6], level: 'knows', page: 'basics/architecture', section: 'start' },
  { id: 'proxy-modes', sources: [1], level: 'operates', page: 'basics/architecture', section: 'proxy' },
];

/** The questions that a page answers in full, in the bank's order. */
export function ofPage(slug: string): Question[] {
  return bank.filter(({ page }) => page === slug);
}
