import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { release } from '../../../src/release.ts';
import { javaOptions } from '../java.ts';
import { rocketmq } from '../maven.ts';
import { createGroups, createTopics, routeKnown, slavesInSync, type Group, type Topic } from './admin.ts';
import { freeBrokerPort, freePorts } from './ports.ts';
import { Server } from './server.ts';

/** `config` is added to the Broker's own file (`{ flushDiskType: 'SYNC_FLUSH' }`). */
export type BrokerPlan = { config?: Config };
type Config = Record<string, string | number | boolean>;
/**
 * Which processes to start: one Master unless said otherwise, `slave` follows the first Master, `proxy` false leaves it out; otherwise it is added to its file.
 * With `controller` the NameServer holds the Controller too, and the first Master and its Slave are in Controller mode.
 */
export type ClusterPlan = { masters?: BrokerPlan[]; slave?: BrokerPlan; controller?: boolean; proxy?: false | Config; ports?: Ports; topics?: Topic[]; groups?: Group[] };
/** Ports of the first Master, the NameServer and the Proxy, where they must be known beforehand; free ones otherwise. */
export type Ports = { nameserver: number; broker: number; grpc: number };
/** A Broker with its address and the folder of its store. */
export type Broker = { server: Server; address: string; name: string; store: string };

export type Cluster = {
  folder: string;
  classpath: string;
  namesrvAddr: string;
  /** What gRPC clients connect to. */
  endpoints: string;
  nameserver: Server;
  /** Where the Controller listens, if there is one. */
  controllerAddr: string;
  masters: [Broker, ...Broker[]];
  slave: Broker | undefined;
  proxy: Server | undefined;
  /** Creates topics and groups at every Master. */
  create(topics: Topic[], groups?: Group[]): Promise<void>;
  /** Runs `mqadmin` with these arguments and gives what it prints. */
  mqadmin(...args: string[]): Promise<string>;
  /** Ends all processes and removes the scratch folder. */
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

const folders = new Set<string>();
process.on('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));
// Ctrl-C and kill end this process in a way that runs the clean-up above.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

/** Starts RocketMQ of the pinned release on loopback, each process on free ports and all in a scratch folder of their own; ready when it returns. */
export async function startCluster(plan: ClusterPlan = {}): Promise<Cluster> {
  const { classpath } = rocketmq(release);
  const folder = mkdtempSync(join(tmpdir(), 'rocketmq-'));
  folders.add(folder);
  const [freeNameserverPort = 0, freeGrpcPort = 0, remotingPort = 0, controllerPort = 0, ...haPorts] = await freePorts(9);
  const { nameserver: nameserverPort, grpc: grpcPort } = plan.ports ?? { nameserver: freeNameserverPort, grpc: freeGrpcPort };
  const namesrvAddr = `127.0.0.1:${nameserverPort}`;
  const controllerAddr = `127.0.0.1:${controllerPort}`;
  const server = (name: string, main: string, args: string[], ready: RegExp): Server => {
    mkdirSync(join(folder, name), { recursive: true });
    return new Server({ name, main: `org.apache.rocketmq.${main}`, args, classpath, home: join(folder, name), ready, log: join(folder, `${name}.log`) });
  };
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const broker = async (name: string, id: number, { config = {} }: BrokerPlan): Promise<Broker> => {
    const port = (id === 0 && name === 'broker-a' ? plan.ports?.broker : undefined) ?? (await freeBrokerPort());
    const own = id === 0 ? name : `${name}-slave`;
    // The Controller hands out the ids, and the roles with them.
    const controlled = plan.controller && name === 'broker-a' ? { brokerId: -1, enableControllerMode: true, controllerAddr } : {};
    const store = join(folder, own, 'store');
    const properties = {
      brokerClusterName: 'DefaultCluster', brokerName: name, brokerId: id, brokerRole: id === 0 ? 'ASYNC_MASTER' : 'SLAVE', namesrvAddr, storePathRootDir: store,
      bindAddress: '127.0.0.1', brokerIP1: '127.0.0.1', brokerIP2: '127.0.0.1', listenPort: port, haListenPort: haPorts.pop() ?? 0,
      autoCreateTopicEnable: false, enablePropertyFilter: true, recallMessageEnable: true, mappedFileSizeCommitLog: 16 * 1024 * 1024, ...controlled, ...config,
    };
    const conf = file(`${own}.conf`, Object.entries(properties).map(([key, value]) => `${key}=${value}\n`).join(''));
    return { server: server(own, 'broker.BrokerStartup', ['-c', conf], /boot success/), address: `127.0.0.1:${port}`, name, store };
  };

  const controllerConf = ['enableControllerInNamesrv=true', 'controllerDLegerGroup=group1', `controllerDLegerPeers=n0-${controllerAddr}`, 'controllerDLegerSelfId=n0', `controllerStorePath=${join(folder, 'controller')}`, ''];
  const namesrvConf = file('namesrv.conf', `listenPort=${nameserverPort}\nbindAddress=127.0.0.1\n${plan.controller ? controllerConf.join('\n') : ''}`);
  const proxyConf = file('proxy.json', JSON.stringify({ rocketMQClusterName: 'DefaultCluster', proxyMode: 'CLUSTER', namesrvAddr, grpcServerPort: grpcPort, remotingListenPort: remotingPort, ...plan.proxy }));
  const nameserver = server('nameserver', 'namesrv.NamesrvStartup', ['-c', namesrvConf], /The Name Server boot success/);
  const proxy = plan.proxy === false ? undefined : server('proxy', 'proxy.ProxyStartup', ['-pc', proxyConf], /rocketmq-proxy startup successfully/);
  const [first = {}, ...more] = plan.masters ?? [{}];
  const masters: [Broker, ...Broker[]] = [await broker('broker-a', 0, first)];
  for (const [i, one] of more.entries()) masters.push(await broker(`broker-${'bcdefgh'[i]}`, 0, one));
  const slave = plan.slave ? await broker('broker-a', 1, plan.slave) : undefined;

  const brokers = [...masters, ...(slave ? [slave] : [])];
  const all = [...(proxy ? [proxy] : []), ...brokers.map((one) => one.server), nameserver];
  const cluster: Cluster = {
    folder, classpath, namesrvAddr, endpoints: `127.0.0.1:${grpcPort}`, nameserver, controllerAddr, masters, slave, proxy,
    async create(topics, groups = []) {
      for (const { address } of masters) {
        await createTopics(namesrvAddr, address, topics);
        await createGroups(address, groups);
      }
    },
    async mqadmin(...args) {
      const options = [...javaOptions, `-Duser.home=${folder}`, 'org.apache.rocketmq.tools.command.MQAdminStartup'];
      const { stdout } = await promisify(execFile)('java', [...options, ...args], { env: { ...process.env, ROCKETMQ_HOME: folder, NAMESRV_ADDR: namesrvAddr, CLASSPATH: classpath } });
      return stdout;
    },
    async stop() {
      await Promise.all(all.map((one) => one.kill()));
      rmSync(folder, { recursive: true, force: true });
      folders.delete(folder);
    },
    async [Symbol.asyncDispose]() {
      await cluster.stop();
    },
  };

  try {
    await nameserver.start();
    await Promise.all(masters.map((one) => one.server.start()));
    for (const { address } of masters) await routeKnown(namesrvAddr, address, 'SELF_TEST_TOPIC');
    await cluster.create(plan.topics ?? [], plan.groups);
    // The Proxy comes later: at its start it creates a topic of its own, and ends when no Broker is there yet.
    // So does the Slave, which then finds its Master at once instead of half a minute later. It gets the topics and groups along:
    // by itself it would copy them when it has run for a minute.
    for (const name of slave ? ['topics.json', 'subscriptionGroup.json'] : []) {
      const from = join(masters[0].store, 'config', name);
      if (existsSync(from)) cpSync(from, join(slave?.store ?? '', 'config', name));
    }
    await Promise.all([proxy?.start(), slave?.server.start()]);
    if (slave) await slavesInSync(masters[0].address, 1);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}
