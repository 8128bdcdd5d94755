/** The owner's nine pages of questions, in the outline's order. `read` is false where the page could not be read when the bank was made. */
export const sources: readonly { number: number; title: string; href: string; read: boolean }[] = [
  { number: 1, title: 'RocketMQ常见问题总结 | JavaGuide', href: 'https://javaguide.cn/high-performance/message-queue/rocketmq-questions.html', read: true },
  { number: 2, title: 'RocketMQ面试题 — 掘金', href: 'https://juejin.cn/post/7066064544837140510#heading-48', read: true },
  { number: 3, title: 'RocketMQ经典高频面试题大全（附答案） — CSDN', href: 'https://blog.csdn.net/ctwctw/article/details/107463884', read: false },
  { number: 4, title: 'RocketMq面试题精选 — 知乎', href: 'https://zhuanlan.zhihu.com/p/521109575', read: false },
  { number: 5, title: '面试必备(背)--RocketMQ八股文系列 — 知乎', href: 'https://zhuanlan.zhihu.com/p/558139014', read: false },
  { number: 6, title: '消息队列面试题之RocketMQ篇，23道RocketMQ八股文 | 二哥的Java进阶之路', href: 'https://javabetter.cn/sidebar/sanfene/rocketmq.html', read: true },
  { number: 7, title: 'RocketMQ在面试中那些常见问题及答案+汇总 — 博客园', href: 'https://www.cnblogs.com/javazhiyin/p/13327925.html', read: true },
  { number: 8, title: 'RocketMQ消费者的负载均衡策略有哪些 — 阿里云帮助中心', href: 'https://help.aliyun.com/zh/apsaramq-for-rocketmq/cloud-message-queue-rocketmq-5-x-series/developer-reference/load-balancing-policies-for-consumers', read: true },
  { number: 9, title: '基本最佳实践 | RocketMQ', href: 'https://rocketmq.apache.org/zh/docs/bestPractice/01bestpractice/', read: true },
];
