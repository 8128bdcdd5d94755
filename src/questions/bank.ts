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
  { id: 'order-levels', sources: [1, 6], level: 'knows', page: 'problems/ordered-messages', section: 'levels' },
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
  // basics/remoting-and-grpc
  { id: 'remoting-vs-grpc', sources: [1], level: 'uses', page: 'basics/remoting-and-grpc', section: 'choose' },
  { id: 'netty-thread-model', sources: [1], level: 'reads', page: 'basics/remoting-and-grpc', section: 'threads' },
  { id: 'source-code-impressions', sources: [7], level: 'reads', page: 'basics/remoting-and-grpc', section: 'patterns' },
  // basics/choosing-an-mq
  { id: 'mq-comparison', sources: [6, 7], level: 'knows', page: 'basics/choosing-an-mq', section: 'needs' },
  { id: 'why-rocketmq-pros-cons', sources: [6], level: 'knows', page: 'basics/choosing-an-mq', section: 'for-and-against' },
  { id: 'rocketmq-vs-kafka-storage', sources: [1], level: 'uses', page: 'basics/choosing-an-mq', section: 'storage' },
  { id: 'topic-vs-jms-queue', sources: [7], level: 'knows', page: 'basics/choosing-an-mq', section: 'jms' },
  { id: 'design-your-own-mq', sources: [7], level: 'operates', page: 'basics/choosing-an-mq', section: 'design' },
  // basics/message-types
  { id: 'message-types', sources: [1], level: 'knows', page: 'basics/message-types', section: 'types' },
  { id: 'message-size-compression', sources: [1, 2], level: 'uses', page: 'basics/message-types', section: 'size' },
  { id: 'topic-tag-usage', sources: [2, 9], level: 'uses', page: 'basics/message-types', section: 'topic-or-tag' },
  // basics/delay-and-timer
  { id: 'delay-levels', sources: [1, 6], level: 'knows', page: 'basics/delay-and-timer', section: 'levels' },
  { id: 'delay-implementation', sources: [6], level: 'reads', page: 'basics/delay-and-timer', section: 'two' },
  { id: 'timer-message', sources: [1], level: 'uses', page: 'basics/delay-and-timer', section: 'timer' },
  // basics/storage-files
  { id: 'storage-files', sources: [1, 2, 6], level: 'knows', page: 'basics/storage-files', section: 'messages' },
  { id: 'commitlog-fixed-size', sources: [1], level: 'reads', page: 'basics/storage-files', section: 'fixed-size' },
  { id: 'store-directory', sources: [2], level: 'operates', page: 'basics/storage-files', section: 'map' },
  { id: 'why-fast', sources: [1, 2, 6], level: 'knows', page: 'basics/storage-files', section: 'io' },
  { id: 'zero-copy', sources: [1, 6], level: 'reads', page: 'basics/storage-files', section: 'zero-copy' },
  { id: 'flush-disk', sources: [1, 2, 6, 9], level: 'uses', page: 'basics/storage-files', section: 'flush' },
  { id: 'message-deleted-after-consume', sources: [1, 7], level: 'knows', page: 'basics/storage-files', section: 'delete' },
  // paths/store
  { id: 'consumequeue-entry', sources: [1, 6], level: 'reads', page: 'paths/store', section: 'entry' },
  { id: 'indexfile-structure', sources: [1, 2, 6], level: 'reads', page: 'paths/store', section: 'index-file' },
  // paths/replicate
  { id: 'dledger-raft', sources: [1, 7], level: 'reads', page: 'paths/replicate', section: 'dledger' },
  // paths/consume
  { id: 'broker-long-polling', sources: [6, 7], level: 'reads', page: 'paths/consume', section: 'hold' },
  // practice/broker-and-os
  { id: 'broker-config-table', sources: [9], level: 'operates', page: 'practice/broker-and-os', section: 'settings' },
  // basics/retry-and-dead-letters
  { id: 'offset-management', sources: [1, 2], level: 'uses', page: 'basics/retry-and-dead-letters', section: 'offsets' },
  { id: 'consume-retry', sources: [1, 2, 7], level: 'knows', page: 'basics/retry-and-dead-letters', section: 'retry' },
  { id: 'retry-16-not-18', sources: [7], level: 'reads', page: 'basics/retry-and-dead-letters', section: 'sixteen' },
  { id: 'dead-letter-queue', sources: [6, 7], level: 'knows', page: 'basics/retry-and-dead-letters', section: 'dead-letters' },
  { id: 'replay', sources: [1], level: 'operates', page: 'basics/retry-and-dead-letters', section: 'replay' },
  // basics/consumer-types
  { id: 'three-consumer-types', sources: [1], level: 'knows', page: 'basics/consumer-types', section: 'choose' },
  { id: 'push-or-pull', sources: [1, 2, 6, 7], level: 'knows', page: 'basics/consumer-types', section: 'push-or-pull' },
  { id: 'push-consumer-internals', sources: [1], level: 'reads', page: 'basics/consumer-types', section: 'push' },
  { id: 'pullconsumer-usage', sources: [1], level: 'uses', page: 'basics/consumer-types', section: 'pull' },
  { id: 'simpleconsumer-invisible', sources: [1], level: 'uses', page: 'basics/consumer-types', section: 'simple' },
  { id: 'pop-consumption', sources: [1, 6], level: 'uses', page: 'basics/consumer-types', section: 'pop' },
  { id: 'clustering-vs-broadcasting', sources: [1, 2, 6, 7, 8], level: 'knows', page: 'basics/consumer-types', section: 'broadcast' },
  { id: 'consumer-group-consistency', sources: [1], level: 'uses', page: 'basics/consumer-types', section: 'group' },
  // basics/filtering
  { id: 'message-filtering', sources: [6], level: 'knows', page: 'basics/filtering', section: 'ways' },
  { id: 'tag-filter-where', sources: [6], level: 'uses', page: 'basics/filtering', section: 'tag' },
  // practice/producer
  { id: 'send-modes', sources: [1, 2, 6], level: 'knows', page: 'practice/producer', section: 'modes' },
  { id: 'send-retry', sources: [1, 7, 9], level: 'uses', page: 'practice/producer', section: 'retry' },
  { id: 'producer-reuse', sources: [1], level: 'uses', page: 'practice/producer', section: 'reuse' },
  { id: 'keys-usage', sources: [9], level: 'uses', page: 'practice/producer', section: 'keys' },
  { id: 'logging', sources: [9], level: 'uses', page: 'practice/producer', section: 'log' },
  // basics/architecture
  { id: 'what-is-rocketmq', sources: [1, 6], level: 'knows', page: 'basics/architecture', section: 'overview' },
  { id: 'roles-architecture', sources: [1, 2, 6, 7], level: 'knows', page: 'basics/architecture', section: 'overview' },
  { id: 'broker-registers-all-nameservers', sources: [1, 2, 6, 7], level: 'uses', page: 'basics/architecture', section: 'connections' },
  { id: 'nameserver-role', sources: [1, 2, 6], level: 'knows', page: 'basics/architecture', section: 'nameserver' },
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

/** The other questions of its page; where there are none, those of its page's neighbours in the outline. */
export function related({ id, page }: Question): Question[] {
  const others = ofPage(page).filter((other) => other.id !== id);
  if (others.length > 0) return others;
  const folder = page.slice(0, page.indexOf('/') + 1);
  return bank.filter((other) => other.id !== id && other.page.startsWith(folder));
}
