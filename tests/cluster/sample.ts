/**
 * `npm run sample NAME [ENDPOINTS]`: runs one sample against `npm run cluster`, or the gRPC endpoints given.
 * Samples of store/ also need ROCKETMQ_STORE, the folder of the Broker's store: `npm run cluster` prints it.
 * Those of remoting/ talk to a NameServer: ROCKETMQ_NAMESERVER, or where `npm run cluster` has it.
 * Its topics and groups must be there: its head names them, and `npm run cluster` has them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../src/problem.ts';
import { runSample } from './samples/run.ts';
import { allSamples } from './samples/sample.ts';

const [name = '', endpoints = process.env['ROCKETMQ_ENDPOINTS'] ?? '127.0.0.1:8081'] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'sample-'));
try {
  const samples = allSamples();
  const sample = samples.find((one) => one.name === `${name}.ts` || one.name === name);
  if (!sample) throw new Problem('npm run sample', `no sample ${name}`, `one of: ${samples.map((one) => one.name.replace(/\.ts$/, '')).join(', ')}`);
  if (!(await listens(endpoints))) throw new Problem('npm run sample', `nothing listens at ${endpoints}`, 'start `npm run cluster` in another terminal, or give the endpoints of a Proxy');
  const nameserver = process.env['ROCKETMQ_NAMESERVER'] ?? '127.0.0.1:9876';
  await runSample(sample, { endpoints, home, nameserver, store: process.env['ROCKETMQ_STORE'] ?? '' }, (line) => console.log(line));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function listens(address: string): Promise<boolean> {
  const [host = '', port = ''] = address.split(';')[0]?.split(':') ?? [];
  return new Promise((answer) => {
    const socket = connect({ host, port: Number(port) }, () => (socket.destroy(), answer(true)));
    socket.on('error', () => answer(false));
  });
}
