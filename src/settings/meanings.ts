import type { Text } from '../languages.ts';
import { brokerSettings } from './broker.ts';
import { clientSettings } from './client.ts';
import { controlSettings } from './control.ts';
import { storeSettings } from './store.ts';

/** What settings mean, by `Class.field` as in the source; `backticks` are code. Name, type, unit and defaults come from evidence. */
export type Meanings = Readonly<Record<string, Text>>;

/** The classes in the order of the reference page, and what each configures. */
export const classes: readonly { name: string; of: Text }[] = [
  { name: 'BrokerConfig', of: { zh: 'Broker：`broker.conf`', en: 'Broker: `broker.conf`' } },
  { name: 'MessageStoreConfig', of: { zh: 'Broker 的存储：`broker.conf`', en: 'The Broker’s store: `broker.conf`' } },
  { name: 'SubscriptionGroupConfig', of: { zh: '消费组：`updateSubGroup`', en: 'A consumer group: `updateSubGroup`' } },
  { name: 'TopicConfig', of: { zh: 'Topic：`updateTopic`', en: 'A Topic: `updateTopic`' } },
  { name: 'NamesrvConfig', of: { zh: 'NameServer：`namesrv.conf`', en: 'NameServer: `namesrv.conf`' } },
  { name: 'ControllerConfig', of: { zh: 'Controller：`controller.conf`', en: 'Controller: `controller.conf`' } },
  { name: 'ProxyConfig', of: { zh: 'Proxy：`rmq-proxy.json`', en: 'Proxy: `rmq-proxy.json`' } },
  { name: 'NettyServerConfig', of: { zh: 'Broker、NameServer 的 Netty 服务端', en: 'The Netty server of Broker and NameServer' } },
  { name: 'NettyClientConfig', of: { zh: 'Netty 客户端', en: 'The Netty client' } },
  { name: 'ClientConfig', of: { zh: 'Java 客户端共有', en: 'Every Java client' } },
  { name: 'DefaultMQProducer', of: { zh: 'Java 生产者', en: 'The Java producer' } },
  { name: 'TransactionMQProducer', of: { zh: 'Java 事务生产者', en: 'The Java transactional producer' } },
  { name: 'DefaultMQPushConsumer', of: { zh: 'Java 推消费者', en: 'The Java push consumer' } },
  { name: 'DefaultLitePullConsumer', of: { zh: 'Java 拉消费者', en: 'The Java pull consumer' } },
  { name: 'RebalanceService', of: { zh: 'Java 客户端：再均衡', en: 'Java client: rebalance' } },
  { name: 'RebalancePushImpl', of: { zh: 'Java 客户端：交出队列', en: 'Java client: giving up a queue' } },
  { name: 'ProcessQueue', of: { zh: 'Java 客户端：一个队列', en: 'Java client: one queue' } },
  { name: 'RebalanceLockManager', of: { zh: 'Broker：队列的锁', en: 'Broker: locks of queues' } },
];

export const meanings: Meanings = { ...brokerSettings, ...storeSettings, ...controlSettings, ...clientSettings };
