/**
 * `npm run cluster`: a RocketMQ of the pinned release to play with, on the ports that the samples and mqadmin expect.
 * Everything stays on this machine, in a scratch folder that goes when Ctrl-C ends it.
 */
import { Problem } from '../../src/problem.ts';
import { release } from '../../src/release.ts';
import { startCluster, type Ports } from './cluster/cluster.ts';
import { takenPort } from './cluster/ports.ts';
import { allSamples } from './samples/sample.ts';

const ports: Ports = { nameserver: 9876, broker: 10911, grpc: 8081 };
try {
  // 10909 is the Broker's second port, the VIP channel: two below its first.
  const taken = await takenPort([...Object.values(ports), ports.broker - 2]);
  if (taken) throw new Problem('npm run cluster', `port ${taken} of 127.0.0.1 is taken`, 'end what listens there (another `npm run cluster`?), then try again');
  console.log(`Starting RocketMQ ${release}: NameServer, Broker, Proxy (half a minute; the first time Maven fetches 90 MB before)`);
  const samples = allSamples();
  const { folder, masters } = await startCluster({ ports, topics: samples.flatMap(({ topics }) => topics), groups: samples.flatMap(({ groups }) => groups) });
  console.log(`
  gRPC endpoints  127.0.0.1:${ports.grpc}      (ROCKETMQ_ENDPOINTS)
  NameServer      127.0.0.1:${ports.nameserver}      (ROCKETMQ_NAMESERVER)
  Broker          127.0.0.1:${ports.broker}
  files and logs  ${folder}
  Broker's store  ${masters[0].store}      (ROCKETMQ_STORE)

Try, in another terminal:
${samples.map(({ name }) => `  npm run sample ${name.replace(/\.ts$/, '')}`).join('\n')}

Ctrl-C ends it and removes its files.`);
  setInterval(() => {}, 60_000);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exit(1);
}
