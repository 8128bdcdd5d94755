/**
 * Every experiment by its name, which is also the name of its file here: `npm run evidence experiments` runs them all,
 * `npm run evidence experiments/NAME` one, and the tests run each again in its brief form.
 *
 * A file exports a `Plan` (experiment.ts). It starts a cluster of its own (cluster/cluster.ts) and drives it with a Java program beside it
 * (`new Client(cluster, 'Name.java')`, client.ts), with the Node client, or with the remoting protocol itself (cluster/admin.ts).
 * It returns rows for a table (`<Experiment>`), and where it has them transcripts of commands (`<Transcript>`) and curves (`<Experiment curve>`).
 */
import { ackedAgain } from './acked-again.ts';
import { checkThenAct } from './check-then-act.ts';
import { committedTwice } from './committed-twice.ts';
import type { Plan } from './experiment.ts';
import { killedBroker } from './killed-broker.ts';
import { killedConsumer } from './killed-consumer.ts';
import { missingSlave } from './missing-slave.ts';
import { stoppedMaster } from './stopped-master.ts';

export const experiments: Record<string, Plan> = {
  'acked-again': ackedAgain,
  'check-then-act': checkThenAct,
  'committed-twice': committedTwice,
  'killed-broker': killedBroker,
  'killed-consumer': killedConsumer,
  'missing-slave': missingSlave,
  'stopped-master': stoppedMaster,
};
