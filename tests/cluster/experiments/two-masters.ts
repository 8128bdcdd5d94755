import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../../src/evidence/experiments.ts';
import { readMessages } from '../cluster/admin.ts';
import { startCluster, type Cluster } from '../cluster/cluster.ts';
import { Client } from './client.ts';
import type { Plan } from './experiment.ts';

const topic = 'two-masters';
/** What each sender sets besides the defaults; all of them run at the same time. The second calls the setter it has from ClientConfig, the third its own. */
const senders: Record<string, string> = {
  defaults: '',
  setSendLatencyEnable: 'clientSendLatencyEnable=true',
  setSendLatencyFaultEnable: 'sendLatencyFaultEnable=true',
  sendMsgMaxTimeoutPerRequest: 'sendMsgMaxTimeoutPerRequest=1000',
};
const faults = ['paused', 'killed'] as const;
/** Seconds that the senders go on after the second of two Masters is gone. */
const seconds = { paused: 12, killed: 6 };

/** Two Masters, senders of one message after the other, and the second Master is frozen (SIGSTOP), then, with new senders, killed (SIGKILL). */
async function run(say: (line: string) => void): Promise<Row[]> {
  await using cluster = await startCluster({ masters: [{}, {}], proxy: false, topics: [{ name: topic }] });
  using client = new Client(cluster, 'Senders.java');
  const rows: Row[] = [];
  for (const fault of faults) {
    rows.push(...(await under(cluster, client, fault)));
    say(`experiments: two Masters, one ${fault}`);
  }
  return rows;
}

async function under({ masters }: Cluster, client: Client, fault: (typeof faults)[number]): Promise<Row[]> {
  const [one, two = one] = masters;
  for (const [i, settings] of Object.values(senders).entries()) await client.run(`start ${fault}-${i} ${topic} ${settings}`.trim());
  await wait(3000);
  if (fault === 'paused') two.server.pause();
  else await two.server.kill();
  await wait(seconds[fault] * 1000);
  const lines = (await client.run('stop')).map((line) => line.split(' '));
  if (fault === 'paused') two.server.resume();
  else await two.server.start();
  await wait(1000); // what lay in the connections of the frozen Broker is handled now
  const stored = new Set<string | undefined>();
  for (const { address } of [one, two]) for (const { properties } of await readMessages(address, topic)) stored.add(properties.get('KEYS'));
  return Object.keys(senders).map((sender, i) => {
    const of = (word: string): string[][] => lines.filter(([kind, name]) => kind === word && name === `${fault}-${i}`);
    const failed = of('fail');
    return {
      fault, sender, acknowledged: of('ack').length, failed: failed.length,
      failedStored: failed.filter(([, , , key]) => stored.has(key)).length,
      error: failed[0]?.slice(4).join(' ') ?? '', gap: Number(of('sender')[0]?.[2]),
    };
  });
}

export const twoMasters: Plan = {
  client: 'java',
  waits: true,
  run: async (say) => ({ rows: await run(say) }),
  // Counts and gaps depend on the machine. Who fails does not: nobody while a Broker is dead, and while it is paused those who neither avoid it nor cap the attempt.
  agrees: (fresh, recorded) => {
    const unprotected = ['defaults', 'setSendLatencyEnable'];
    const outcome = ({ fault = '', sender = '', failed, error = '' }: Row): Row =>
      fault === 'paused' && sender === 'setSendLatencyFaultEnable' ? { fault, sender } : { fault, sender, fails: failed === 0 ? 'no' : 'yes', error };
    assert.deepEqual(fresh.map(outcome), recorded.map(outcome));
    const acknowledged = (sender: string): number => Number(fresh.find((row) => row['fault'] === 'paused' && row['sender'] === sender)?.['acknowledged']);
    for (const sender of unprotected) assert.ok(acknowledged(sender) < acknowledged('setSendLatencyFaultEnable') / 2, `${sender} sent as much as a producer that avoids the paused Broker`);
  },
};
