/**
 * Every experiment by its name, which is also the name of its file here: `npm run evidence experiments` runs them all,
 * `npm run evidence experiments/NAME` one, and the tests run each again in its brief form.
 *
 * A file exports a `Plan` (experiment.ts). It starts a cluster of its own (cluster/cluster.ts) and drives it with a Java program beside it
 * (`new Client(cluster, 'Name.java')`, client.ts), with the Node client, or with the remoting protocol itself (cluster/admin.ts).
 * It returns rows for a table (`<Experiment>`), and where it has them transcripts of commands (`<Transcript>`) and curves (`<Experiment curve>`).
 */
import { asyncLatency } from './async-latency.ts';
import { backlog } from './backlog.ts';
import { burstExperiment } from './burst.ts';
import type { Plan } from './experiment.ts';
import { expiredBacklog } from './expired-backlog.ts';
import { groupCost } from './group-cost.ts';
import { killedBroker } from './killed-broker.ts';
import { missingSlave } from './missing-slave.ts';
import { newGroup } from './new-group.ts';
import { orderBroken } from './order-broken.ts';
import { orderFailover } from './order-failover.ts';
import { orderedLock } from './ordered-lock.ts';
import { skipBacklog } from './skip-backlog.ts';
import { stoppedMaster } from './stopped-master.ts';
import { transactionCheck } from './transaction-check.ts';
import { transactionIdle } from './transaction-idle.ts';
import { transactionLate } from './transaction-late.ts';

export const experiments: Record<string, Plan> = {
  'async-latency': asyncLatency,
  backlog,
  burst: burstExperiment,
  'expired-backlog': expiredBacklog,
  'group-cost': groupCost,
  'killed-broker': killedBroker,
  'missing-slave': missingSlave,
  'new-group': newGroup,
  'order-broken': orderBroken,
  'order-failover': orderFailover,
  'ordered-lock': orderedLock,
  'skip-backlog': skipBacklog,
  'stopped-master': stoppedMaster,
  'transaction-check': transactionCheck,
  'transaction-idle': transactionIdle,
  'transaction-late': transactionLate,
};
