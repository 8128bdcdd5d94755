import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build } from 'astro';

const root = resolve(import.meta.dirname, '../..');

/** A copy of the site with pages of its own, in a scratch folder, that can be built. */
export interface Project {
  folder: string;
  /** Writes a file, path relative to the project. */
  write(path: string, text: string): Promise<void>;
  /** Runs the README's build command. */
  build(): Promise<{ code: number | null; output: string }>;
  /** Builds in this process, so that Astro is loaded once for many projects. One at a time: Astro builds where the process stands. */
  buildHere(): Promise<void>;
  /** Does so and returns the message that the build stops with. */
  failure(): Promise<string>;
  remove(): Promise<void>;
}

/** The smallest page that builds; `body` follows its one section. */
export function page(body = '', frontmatter = ''): string {
  return `---
summary: 这一段是三十秒的回答，长到足够当作页面的描述，短到可以一口气念完，并且说清楚了问题的答案，不多也不少。
line: 一句话说清楚这一页的答案。
${frontmatter}---

## First {#first}

${body}
`;
}

/** Makes a project whose only pages are the two languages of one answer, with one question, and of the self-test that a question leads back to. */
export async function makeProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'answers-'));
  for (const file of ['package.json', 'tsconfig.json', 'astro.config.mjs', 'public']) await cp(join(root, file), join(folder, file), { recursive: true });
  const written = /src\/((content|questions)\/(zh|en)|permalinks\.txt)/;
  await cp(join(root, 'src'), join(folder, 'src'), { recursive: true, filter: (source) => !written.test(source) });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write('src/permalinks.txt', '');
  const bank = await readFile(join(root, 'src/questions/bank.ts'), 'utf8');
  await write('src/questions/bank.ts', bank.replace(/(?<=export const bank: readonly Question\[\] = \[)[^]*?(?=\n\];)/, "\n  { id: 'no-loss-overview', sources: [1], level: 'knows', page: 'problems/message-loss', section: 'first' },"));
  for (const lang of ['zh', 'en']) {
    await write(`src/content/${lang}/problems/message-loss.mdx`, page());
    await write(`src/content/${lang}/self-test.mdx`, page());
    await write(`src/questions/${lang}/no-loss-overview.mdx`, '---\nquestion: 怎样做到消息不丢？\n---\n\nanswer\n');
  }
  return { folder, write, build: () => run(folder), buildHere: () => buildHere(folder), failure: () => failure(folder), remove: () => rm(folder, { recursive: true, force: true }) };
}

function run(cwd: string): Promise<{ code: number | null; output: string }> {
  return new Promise((done, failed) => {
    const child = spawn('npm', ['run', '--silent', 'build'], { cwd, env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', failed);
    child.on('close', (code) => done({ code, output }));
  });
}

/* Every build leaves a listener that tidies up when the process ends. */
process.setMaxListeners(100);

async function buildHere(folder: string): Promise<void> {
  const before = process.cwd();
  process.chdir(folder);
  try {
    await build({ root: folder, logLevel: 'silent' });
  } finally {
    process.chdir(before);
  }
}

async function failure(folder: string): Promise<string> {
  try {
    await buildHere(folder);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('the build did not fail');
}
