/**
 * Every experiment by its name, which is also the name of its file here: `npm run evidence experiments` runs them all,
 * `npm run evidence experiments/NAME` one, and the tests run each again in its brief form.
 *
 * A file exports a `Plan` (experiment.ts). It starts a cluster of its own (cluster/cluster.ts) and drives it with a Java program beside it
 * (`new Client(cluster, 'Name.java')`, client.ts), with the Node client, or with the remoting protocol itself (cluster/admin.ts).
 * It returns rows for a table (`<Experiment>`), and where it has them transcripts of commands (`<Transcript>`) and curves (`<Experiment curve>`).
 */
import { ackedAgain } from './acked-again.ts';
import { asyncLatency } from './async-latency.ts';
import { backlog } from './backlog.ts';
import { burstExperiment } from './burst.ts';
import { checkThenAct } from './check-then-act.ts';
import { committedTwice } from './committed-twice.ts';
import { compressedBody } from './compressed-body.ts';
import { controllerFailover } from './controller-failover.ts';
import type { Plan } from './experiment.ts';
import { expiredBacklog } from './expired-backlog.ts';
import { flushCost } from './flush-cost.ts';
import { groupCost } from './group-cost.ts';
import { killedBroker } from './killed-broker.ts';
import { killedConsumer } from './killed-consumer.ts';
import { missingSlave } from './missing-slave.ts';
import { mixedSubscription } from './mixed-subscription.ts';
import { nameserverDown } from './nameserver-down.ts';
import { newGroup } from './new-group.ts';
import { orderBroken } from './order-broken.ts';
import { orderFailover } from './order-failover.ts';
import { orderedLock } from './ordered-lock.ts';
import { popOrQueue } from './pop-or-queue.ts';
import { queueSkew } from './queue-skew.ts';
import { rebalanceFrozen } from './rebalance-frozen.ts';
import { rebalanceHarm } from './rebalance-harm.ts';
import { rebalanceOrder } from './rebalance-order.ts';
import { rebalanceSameId } from './rebalance-same-id.ts';
import { retryQueue } from './retry-queue.ts';
import { runbook } from './runbook.ts';
import { skipBacklog } from './skip-backlog.ts';
import { slaveReads } from './slave-reads.ts';
import { stoppedMaster } from './stopped-master.ts';
import { transactionCheck } from './transaction-check.ts';
import { transactionIdle } from './transaction-idle.ts';
import { transactionLate } from './transaction-late.ts';
import { twoMasters } from './two-masters.ts';

export const experiments: Record<string, Plan> = {
  'acked-again': ackedAgain,
  'async-latency': asyncLatency,
  backlog,
  burst: burstExperiment,
  'check-then-act': checkThenAct,
  'committed-twice': committedTwice,
  'compressed-body': compressedBody,
  'controller-failover': controllerFailover,
  'expired-backlog': expiredBacklog,
  'flush-cost': flushCost,
  'group-cost': groupCost,
  'killed-broker': killedBroker,
  'killed-consumer': killedConsumer,
  'missing-slave': missingSlave,
  'mixed-subscription': mixedSubscription,
  'nameserver-down': nameserverDown,
  'new-group': newGroup,
  'order-broken': orderBroken,
  'order-failover': orderFailover,
  'ordered-lock': orderedLock,
  'pop-or-queue': popOrQueue,
  'queue-skew': queueSkew,
  'rebalance-frozen': rebalanceFrozen,
  'rebalance-harm': rebalanceHarm,
  'rebalance-order': rebalanceOrder,
  'rebalance-same-id': rebalanceSameId,
  'retry-queue': retryQueue,
  runbook,
  'skip-backlog': skipBacklog,
  'slave-reads': slaveReads,
  'stopped-master': stoppedMaster,
  'transaction-check': transactionCheck,
  'transaction-idle': transactionIdle,
  'transaction-late': transactionLate,
  'two-masters': twoMasters,
};
