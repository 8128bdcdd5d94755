import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { limit, type Found } from './experiment.ts';

const program = fileURLToPath(new URL('./run-one.ts', import.meta.url));

/** Runs one experiment in a process of its own; `say` gets its progress. Throws what it complained about when it fails, or takes too long. */
export async function runExperiment(name: string, brief: boolean, say: (line: string) => void = () => {}): Promise<Found> {
  const child = spawn(process.execPath, [program, name, brief ? 'brief' : 'whole'], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_NO_WARNINGS: '1' } });
  // In good order, so that it ends its own cluster.
  const stop = (): void => void child.kill('SIGTERM');
  process.once('exit', stop);
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => (line.startsWith('say ') ? say(line.slice(4)) : complaints.push(line)));
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const timer = setTimeout(() => {
    complaints.push(`still running after ${limit} s`);
    stop();
  }, limit * 1000);
  await once(child, 'close');
  clearTimeout(timer);
  process.off('exit', stop);
  if (child.exitCode !== 0) throw new Error(complaints.filter((line) => !/^\s+at /.test(line)).slice(0, 12).join('\n'));
  const found: Found = JSON.parse(printed);
  return found;
}
