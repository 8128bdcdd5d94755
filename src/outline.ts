import type { Text } from './languages.ts';
import type { Role } from './roles.ts';

/**
 * Every page of the site, in the order of the owner's outline. Navigation, home page, breadcrumbs,
 * previous/next, the strips of roles and the tests derive from it. An entry whose page is not
 * written yet is shown without a link. Slugs are permanent.
 */
export interface Entry {
  slug: string;
  /** Short name for the sidebar. */
  nav: Text;
  /** The page's h1. */
  title: Text;
  /** The roles on the life line that the page concerns; its sections may only use these. */
  roles: readonly Role[];
}

export interface Group {
  id: string;
  label: Text;
  /** One phrase beside the label on the home page. */
  note: Text;
  /** Folded in the sidebar until it is opened. */
  folded: boolean;
  entries: readonly Entry[];
}

const text = (zh: string, en: string): Text => ({ zh, en });
const page = (slug: string, nav: Text, title: Text, ...roles: Role[]): Entry => ({ slug, nav, title, roles });

export const outline: readonly Group[] = [
  {
    id: 'why', label: text('好处与作用', 'Benefits'), note: text('为什么要用', 'why use one'), folded: false,
    entries: [
      page('why/async', text('异步', 'Asynchrony'), text('异步：接口为什么会变快？', 'Asynchrony: why does the endpoint get faster?'), 'producer', 'master', 'consumer'),
      page('why/decoupling', text('解耦', 'Decoupling'), text('解耦：加一个下游，上游为什么不用改？', 'Decoupling: why does a new downstream not touch the upstream?'), 'producer', 'proxy', 'master', 'consumer'),
      page('why/peak-shaving', text('削峰', 'Peak shaving'), text('削峰：流量洪峰是怎么被削平的？', 'Peak shaving: how does a queue flatten a burst?'), 'producer', 'master', 'consumer'),
    ],
  },
  {
    id: 'problems', label: text('问题', 'Problems'), note: text('用了之后要回答的八个', 'eight to answer once you use one'), folded: false,
    entries: [
      page('problems/high-availability', text('高可用', 'High availability'), text('如何高可用？', 'How is it kept available?'), 'producer', 'nameserver', 'proxy', 'master', 'slave', 'consumer'),
      page('problems/message-loss', text('消息不丢失', 'Message loss'), text('如何保证消息不丢失？', 'How do you make sure no message is lost?'), 'producer', 'proxy', 'master', 'slave', 'consumer'),
      page('problems/duplicate-consumption', text('重复消费', 'Duplicates'), text('如何解决重复消费？', 'How do you deal with duplicate consumption?'), 'producer', 'proxy', 'master', 'slave', 'consumer'),
      page('problems/ordered-messages', text('顺序消费', 'Ordering'), text('如何保证顺序消费？', 'How do you keep messages in order?'), 'producer', 'nameserver', 'proxy', 'master', 'consumer'),
      page('problems/distributed-transactions', text('分布式事务', 'Distributed transactions'), text('如何解决分布式事务问题？', 'How do you solve distributed transactions?'), 'producer', 'proxy', 'master', 'consumer'),
      page('problems/message-backlog', text('消息堆积', 'Backlog'), text('如何解决消息堆积问题？', 'How do you work off a backlog?'), 'producer', 'master', 'consumer'),
      page('problems/queue-balance', text('队列均衡', 'Queue balance'), text('如何保证队列均衡，防止队列倾斜？', 'How do you keep queues balanced and free of skew?'), 'producer', 'proxy', 'master', 'consumer'),
      page('problems/rebalance', text('Rebalance', 'Rebalance'), text('Rebalance 是怎么发生的，会带来什么问题？', 'How does a rebalance happen, and what does it break?'), 'proxy', 'master', 'consumer'),
    ],
  },
  {
    id: 'paths', label: text('一条消息的路径', 'Life of a message'), note: text('五条路径，自上而下', 'five paths, top to bottom'), folded: false,
    entries: [
      page('paths/send', text('发送', 'Send'), text('一条消息是怎么发出去的？', 'How is a message sent?'), 'producer', 'nameserver', 'proxy', 'master'),
      page('paths/store', text('存储', 'Store'), text('一条消息是怎么存下来的？', 'How is a message stored?'), 'master'),
      page('paths/replicate', text('复制', 'Replicate'), text('一条消息是怎么复制到 Slave 的？', 'How does a message get to the Slave?'), 'master', 'slave'),
      page('paths/consume', text('消费', 'Consume'), text('一条消息是怎么被消费的？', 'How is a message consumed?'), 'proxy', 'master', 'consumer'),
      page('paths/rebalance', text('再均衡', 'Rebalance'), text('队列是怎么重新分配的？', 'How are queues assigned anew?'), 'proxy', 'master', 'consumer'),
    ],
  },
  {
    id: 'basics', label: text('基础', 'Basics'), note: text('答案里用到的东西', 'what the answers build on'), folded: true,
    entries: [
      page('basics/architecture', text('架构与角色', 'Architecture and roles'), text('RocketMQ 由哪些角色组成？', 'Which roles make up RocketMQ?'), 'producer', 'nameserver', 'proxy', 'master', 'slave', 'consumer'),
      page('basics/storage-files', text('存储文件', 'Storage files'), text('Broker 的盘上有哪些文件？', 'Which files does a Broker keep on disk?'), 'master', 'slave'),
      page('basics/message-types', text('消息类型', 'Message types'), text('有哪些消息类型，有哪些 ID？', 'Which message types and ids are there?'), 'producer', 'proxy', 'master', 'consumer'),
      page('basics/consumer-types', text('消费者类型', 'Consumer types'), text('有哪些消费者，怎么选？', 'Which consumers are there, and which to choose?'), 'proxy', 'master', 'consumer'),
      page('basics/retry-and-dead-letters', text('重试与死信', 'Retry and dead letters'), text('位点、重试与死信是怎么工作的？', 'How do offsets, retries and dead letters work?'), 'proxy', 'master', 'consumer'),
      page('basics/delay-and-timer', text('延迟与定时', 'Delay and timer'), text('延迟消息与定时消息是怎么实现的？', 'How are delayed and timed messages made?'), 'producer', 'proxy', 'master', 'consumer'),
      page('basics/filtering', text('过滤', 'Filtering'), text('Tag 与 SQL92 在哪里过滤？', 'Where are Tags and SQL92 checked?'), 'proxy', 'master', 'consumer'),
      page('basics/remoting-and-grpc', text('Remoting 与 gRPC', 'Remoting and gRPC'), text('两种协议各长什么样？', 'What do the two protocols look like?'), 'producer', 'nameserver', 'proxy', 'master', 'consumer'),
      page('basics/choosing-an-mq', text('MQ 选型', 'Choosing an MQ'), text('RocketMQ、Kafka、RabbitMQ、Pulsar 怎么选？', 'RocketMQ, Kafka, RabbitMQ or Pulsar?')),
    ],
  },
  {
    id: 'practice', label: text('最佳实践与优化', 'Practice'), note: text('怎么用好', 'how to run it well'), folded: true,
    entries: [
      page('practice/producer', text('生产者', 'Producer'), text('生产者的最佳实践', 'Best practice: producer'), 'producer'),
      page('practice/consumer', text('消费者', 'Consumer'), text('消费者的最佳实践', 'Best practice: consumer'), 'consumer'),
      page('practice/broker-and-os', text('Broker 与操作系统', 'Broker and OS'), text('Broker 与操作系统怎么调？', 'Tuning the Broker and its operating system'), 'master', 'slave'),
      page('practice/operations', text('运维命令', 'Operations'), text('运维手册：看到什么，敲什么命令', 'Runbook: what you see and what to type'), 'producer', 'nameserver', 'proxy', 'master', 'slave', 'consumer'),
      page('practice/capacity-and-monitoring', text('容量与监控', 'Capacity and monitoring'), text('容量怎么算，盯哪些指标？', 'Sizing, and which metrics to watch'), 'master', 'slave', 'consumer'),
    ],
  },
  {
    id: 'self-test', label: text('自测', 'Self-test'), note: text('先问自己', 'ask yourself first'), folded: true,
    entries: [page('self-test', text('自测题目', 'Self-test'), text('自测题目', 'Self-test'))],
  },
  {
    id: 'reference', label: text('参考', 'Reference'), note: text('查一个名字、一个值、一段报错', 'look up a name, a value, an error'), folded: true,
    entries: [
      page('reference/settings', text('配置', 'Settings'), text('配置与默认值', 'Settings and defaults')),
      page('reference/glossary', text('术语', 'Glossary'), text('中英术语', 'Glossary')),
      page('reference/misconceptions', text('很多文章说错的', 'Misconceptions'), text('很多文章说错的', 'What many pages get wrong')),
      page('reference/releases', text('版本差异', 'Releases'), text('4.x 到 5.x 变了什么？', 'What changed from 4.x to 5.x?')),
      page('reference/errors', text('报错', 'Errors'), text('报错原文、原因与处理', 'Error texts, causes and remedies')),
      page('reference/sources', text('来源', 'Sources'), text('来源与许可', 'Sources and licences')),
    ],
  },
];

export const entries: readonly Entry[] = outline.flatMap((group) => group.entries);

/** The entry of `slug` and the group it stands in, or undefined where the outline has no such page. */
export function find(slug: string): { entry: Entry; group: Group } | undefined {
  for (const group of outline) {
    const entry = group.entries.find((candidate) => candidate.slug === slug);
    if (entry) return { entry, group };
  }
  return undefined;
}
