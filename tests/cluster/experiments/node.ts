import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Cluster } from '../cluster/cluster.ts';

/** Runs a Node program with the Node client in a process of its own and gives the lines it prints; `file` is relative to this folder. */
export async function runNode(cluster: Cluster, file: string, ...args: string[]): Promise<string[]> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const env = { ...process.env, ROCKETMQ_ENDPOINTS: cluster.endpoints, HOME: cluster.folder, NODE_NO_WARNINGS: '1' };
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env, timeout: 90_000, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').filter((line) => line !== '');
}
