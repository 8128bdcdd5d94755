/**
 * Every experiment by its name, which is also the name of its file here: `npm run evidence experiments` runs them all,
 * `npm run evidence experiments/NAME` one, and the tests run each again in its brief form.
 *
 * A file exports a `Plan` (experiment.ts). It starts a cluster of its own (cluster/cluster.ts) and drives it with a Java program beside it
 * (`new Client(cluster, 'Name.java')`, client.ts), with the Node client, or with the remoting protocol itself (cluster/admin.ts).
 * It returns rows for a table (`<Experiment>`), and where it has them transcripts of commands (`<Transcript>`) and curves (`<Experiment curve>`).
 */
import type { Plan } from './experiment.ts';
import { killedBroker } from './killed-broker.ts';
import { missingSlave } from './missing-slave.ts';
import { mixedSubscription } from './mixed-subscription.ts';
import { popOrQueue } from './pop-or-queue.ts';
import { queueSkew } from './queue-skew.ts';
import { retryQueue } from './retry-queue.ts';
import { stoppedMaster } from './stopped-master.ts';

export const experiments: Record<string, Plan> = {
  'killed-broker': killedBroker,
  'missing-slave': missingSlave,
  'mixed-subscription': mixedSubscription,
  'pop-or-queue': popOrQueue,
  'queue-skew': queueSkew,
  'retry-queue': retryQueue,
  'stopped-master': stoppedMaster,
};
