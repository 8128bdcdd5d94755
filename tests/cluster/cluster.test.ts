import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, suite, test } from 'node:test';
import { writeOffsetId } from '../../src/algorithms/message-id.ts';
import { outputOf } from '../../src/evidence/outputs.ts';
import { Store } from '../../src/samples/store/store.ts';
import { readMessages, until } from './cluster/admin.ts';
import { startCluster, type Cluster } from './cluster/cluster.ts';
import { needsJava } from './needs-java.ts';
import { onceMore } from './once-more.ts';
import { difference, runOnCluster, samplesAtOnce } from './samples/run.ts';
import { allSamples, type Sample } from './samples/sample.ts';

suite('a real cluster', needsJava, () => {
  const samples = allSamples();
  let cluster: Cluster;
  let seconds: number;

  before(async () => {
    const started = Date.now();
    const topics = samples.flatMap((sample) => sample.topics);
    const groups = samples.flatMap((sample) => sample.groups);
    cluster = await startCluster({ topics, groups });
    seconds = (Date.now() - started) / 1000;
  });
  after(() => cluster.stop());

  test('NameServer, Broker and Proxy are ready in half a minute and take less than 1.2 GB', (t) => {
    const pids = [cluster.nameserver, cluster.masters[0].server, cluster.proxy].map((server) => server?.pid);
    const megabytes = pids.map(residentMegabytes);
    t.diagnostic(`ready after ${seconds.toFixed(1)} s (budget 25 s on 2 idle cores); resident: NameServer ${megabytes[0]}, Broker ${megabytes[1]}, Proxy ${megabytes[2]} MB`);
    assert.ok(megabytes.reduce((sum, one) => sum + one) < 1200);
  });

  const prints = (sample: Sample): void => void test(`${sample.name} prints what its page shows`, (t) => onceMore(async () => {
    const recorded = outputOf(sample.name, sample.text, `src/samples/${sample.name}:1`);
    assert.ok(recorded, 'no recorded output: run `npm run evidence samples`');
    const { output } = await runOnCluster(sample, cluster);
    assert.equal(difference(recorded.output, output), undefined);
  }, t));
  suite('samples', { concurrency: samplesAtOnce }, () => samples.filter(({ disturbed }) => !disturbed).forEach(prints));
  suite('samples that have the Broker killed', () => samples.filter(({ disturbed }) => disturbed).forEach(prints));

  test('outbox: every order is in the topic after the Broker was killed in the middle', async () => {
    const records = await readMessages(cluster.masters[0].address, 'loss-outbox');
    const orders = new Set(records.map(({ properties }) => properties.get('KEYS')));
    assert.deepEqual([...orders].sort(), Array.from({ length: 100 }, (_, i) => `order-${i + 1}`).sort());
  });

  test('the store reader says of a message what mqadmin says', async () => {
    const [{ store, address, name }] = cluster.masters;
    const [entry] = new Store(store).queue('store-demo', 0);
    assert.ok(entry);
    const record = new Store(store).record(entry.offset, entry.size);
    assert.ok(typeof record !== 'string');
    const [ip = '', port] = record.storeHost.split(':');
    const answers = await Promise.all([
      cluster.mqadmin('queryMsgByOffset', '-t', 'store-demo', '-b', name, '-i', '0', '-o', '0'),
      cluster.mqadmin('queryMsgById', '-t', 'store-demo', '-i', writeOffsetId({ ip, port: Number(port), offset: record.offset })),
    ]);
    const { topic, queueId, queueOffset, offset, storeHost, bornHost, reconsumeTimes, properties, body } = record;
    const bodyFiles = new Set<string>();
    for (const said of answers) {
      const field = (label: string): string => new RegExp(`^${label}: +(.*)$`, 'm').exec(said)?.[1]?.trim() ?? '';
      assert.deepEqual(
        [topic, `${queueId}`, `${queueOffset}`, `${offset}`, storeHost, bornHost, `${reconsumeTimes}`, `[${properties.get('TAGS')}]`, `[${properties.get('KEYS')}]`],
        [field('Topic'), field('Queue ID'), field('Queue Offset'), field('CommitLog Offset'), field('Store Host'), field('Born Host'), field('Reconsume Times'), field('Tags'), field('Keys')],
      );
      const bodyFile = field('Message Body Path'); // mqadmin leaves it below /tmp/rocketmq, wherever it runs
      assert.equal(readFileSync(bodyFile, 'utf8'), body.toString());
      bodyFiles.add(bodyFile);
    }
    for (const file of bodyFiles) rmSync(file);
    assert.equal(record.storeHost, address);
  });

  test('a process that dies at its start is told with the end of its log', async () => {
    const [{ server }] = cluster.masters;
    const conf = server.plan.args[1] ?? '';
    const good = readFileSync(conf, 'utf8');
    await server.kill();
    writeFileSync(conf, `${good}brokerRole=SLAVE\n`);
    await assert.rejects(server.start(), /broker-a ended while starting; the end of its log:\n[\s\S]*Slave's brokerId must be > 0[\s\S]*\n  → see the log/);
  });
});

suite('cleaning up', needsJava, () => {
  test('Ctrl-C ends every process and removes the scratch folder', async () => {
    const script = `import { startCluster } from ${JSON.stringify(new URL('./cluster/cluster.ts', import.meta.url).href)};
      const { folder, nameserver, masters } = await startCluster({ proxy: false });
      console.log(JSON.stringify([folder, nameserver.pid, masters[0].server.pid])); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line]: string[] = await once(createInterface({ input: child.stdout }), 'line');
    const [folder, ...pids]: [string, ...number[]] = JSON.parse(line ?? '');
    child.kill('SIGINT');
    await once(child, 'exit');
    await until(async () => pids.every((pid) => !existsSync(`/proc/${pid}`)), 'a process is still there');
    assert.equal(existsSync(folder), false);
  });
});

function residentMegabytes(pid: number | undefined): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
}
