/**
 * `node run-one.ts NAME [brief]` runs one experiment in a process of its own and prints what it found as one line of JSON:
 * a client that outlives its cluster, or a hang, then spoils no other.
 */
import { experiments } from './all.ts';

// The Node client (1.0.8) listens once for an error of its stream; the second one, when the cluster ends, nobody takes.
process.on('uncaughtException', (error) => {
  if (error.message.startsWith('14 UNAVAILABLE')) return;
  console.error(error.message);
  process.exit(1);
});

const [name = '', form] = process.argv.slice(2);
const plan = experiments[name];
if (!plan) throw new Error(`no experiment ${name}`);
const found = await plan.run((line) => console.error(`say ${line}`), form === 'brief');
process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit(0));
