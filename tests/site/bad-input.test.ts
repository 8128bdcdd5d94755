import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { makeProject, page, type Project } from './project.ts';

const zh = 'src/content/zh/problems/message-loss.mdx';
const en = 'src/content/en/problems/message-loss.mdx';
const figure = (body: string, head = '---\ntitle: T\n---\n') => `\`\`\`mermaid #flow\n${head}sequenceDiagram\n${body}\n\`\`\``;
const described = '  accTitle: A\n  accDescr: B\n';

/** What is wrong, the bodies that are so (the second language's is the first's unless given), what the build says, and where. */
const cases: { what: string; zh: string; en?: string; says: RegExp; line?: number | 'some' }[] = [
  { what: 'Mermaid that does not parse', zh: figure(`${described}  producer->>master hi`), says: /mermaid|parse/i, line: 'some' },
  { what: 'a figure without a caption', zh: figure(`${described}  producer->>master: hi`, ''), says: /caption|title/i, line: 'some' },
  { what: 'a figure without a description', zh: figure('  accTitle: A\n  producer->>master: hi'), says: /accDescr/i, line: 'some' },
  { what: 'a figure without an id', zh: figure(`${described}  producer->>master: hi`).replace(' #flow', ''), says: /figure without an id/, line: 8 },
  { what: 'a step that the figure does not have', zh: `${figure(`${described}  autonumber\n  %% step one\n  producer->>master: hi`)}\n\nSee <Step figure="flow" name="two" />.`, says: /no step "two"/, line: 20 },
  { what: 'a step of a figure that the page does not have', zh: 'See <Step figure="flow" name="one" />.', says: /no figure “flow”/, line: 8 },
  { what: 'a region that the sample does not have', zh: '<Sample file="message-loss/outbox.ts" region="nowhere" />', says: /no region “nowhere”.*\n.*regions there: /, line: 8 },
  { what: 'a sample that does not exist', zh: '<Sample file="message-loss/nowhere.ts" region="x" />', says: /no sample src\/samples\/message-loss\/nowhere\.ts/, line: 8 },
  { what: 'a sample whose output is text', zh: '<Sample file="message-loss/outbox.ts" region="outbox" output="false" />', says: /output="false" is text\n.*write output=\{false\}/, line: 8 },
  { what: 'an unknown role', zh: '## Second {#second roles="brocker"}', says: /unknown role “brocker”\n.*use one of producer, nameserver/, line: 8 },
  { what: 'a citation that was never resolved', zh: 'Claim.<Cite class="NoSuchClass" method="run" />', says: /no evidence for the citation NoSuchClass\|run\|\n.*npm run evidence/, line: 8 },
  { what: 'a citation that names no place', zh: 'Claim.<Cite class="CommitLog" />', says: /<Cite> names no place/, line: 8 },
  { what: 'a setting that does not exist', zh: '<Default of="BrokerConfig.noSuchField" />', says: /noSuchField/, line: 8 },
  { what: 'a question that the bank does not have', zh: '<Questions ids="no-such-question" />', says: /no question “no-such-question” in the bank/, line: 8 },
  { what: 'a heading without an id', zh: '## Second', says: /heading “Second” has no id/, line: 8 },
  { what: 'bold that does not close after Chinese punctuation', zh: '这是**一句话。**后文。', says: /asterisks stay visible/, line: 8 },
  { what: 'two equal ids', zh: '## Second {#first}', says: /two elements have the id “first”/, line: 8 },
  { what: 'a bare address', zh: '见 https://example.com/x。后文', says: /bare address/, line: 8 },
  { what: 'a line break inside a Chinese paragraph', zh: '前一行\n后一行', says: /a line break inside a Chinese paragraph/, line: 'some' },
  { what: 'a table column without a heading', zh: '| | 一 |\n| --- | --- |\n| 甲 | 乙 |', says: /a column without a heading/, line: 8 },
  { what: 'code in an unknown language', zh: '```cobol\nMOVE\n```', says: /unknown language “cobol”/, line: 'some' },
];

const projects: Project[] = [];
async function newProject(): Promise<Project> {
  const project = await makeProject();
  projects.push(project);
  return project;
}

describe('bad input stops the build with file, line, reason and what to do', () => {
  // Not earlier: Astro goes on reading for a while after it has stopped.
  after(() => Promise.all(projects.map((project) => project.remove())));

  for (const { what, says, line, ...bodies } of cases) {
    test(what, async () => {
      const project = await newProject();
      await project.write(zh, page(bodies.zh));
      await project.write(en, page(bodies.en ?? bodies.zh));
      const message = await project.failure();
      assert.match(message, says);
      assert.match(message, / {2}→ \S/, 'says what to do');
      // Which language is read first is not promised.
      if (line) assert.match(message, new RegExp(`src/content/(zh|en)/problems/message-loss\\.mdx:${line === 'some' ? '\\d+' : line}: `));
    });
  }

  // What is checked when all pages are there is told at once.
  test('in and between the two languages: headings that differ, a role that the outline does not give the page, a link to the other language', () => failing(async (project) => {
    await project.write(zh, page('## Second {#second}'));
    await project.write(en, page('## Second {#zweitens roles="nameserver"}\n\n[there](/problems/message-loss/)'));
  }, `3 problems
${en}:8: heading id 2 is “zweitens nameserver” here, “second” at ${zh}:8
  → both languages have the same headings, roles, figures and citations in the same order
${en}:8: role “nameserver” is not among those of this page in the outline
  → add it to the page in src/outline.ts, or take it off the heading
${en}:10: link /problems/message-loss/ leads to the other language
  → write /en/problems/message-loss/`));
  test('in the built site: a dead link, a dead anchor, a published address that is gone', () => failing(async (project) => {
    await project.write('src/permalinks.txt', '/problems/message-loss/#gone\n');
    await project.write(zh, page('[there](#nowhere)'));
    await project.write(en, page('[there](/en/problems/nowhere/)'));
  }, `3 problems
${en}:8: dead link /en/problems/nowhere/
  → correct it, or write the page
${zh}:8: link #nowhere leads to an id that problems/message-loss/index.html does not have
  → correct the part after #
src/permalinks.txt:1: /problems/message-loss/#gone was published and is gone
  → give the page or the id back; for a page that moved, add it to \`redirects\` in astro.config.mjs`));
  test('a page in one language only', () => failing(async (project) => project.write('src/content/zh/why/async.mdx', page()), /src\/content\/zh\/why\/async\.mdx:1: this page is in one language only\n.*write src\/content\/en\/why\/async\.mdx/));
  test('a page that the outline does not have', () => failing(async (project) => {
    await project.write('src/content/zh/why/nowhere.mdx', page());
    await project.write('src/content/en/why/nowhere.mdx', page());
  }, /the outline has no such page/));
  test('a missing summary', () => failing(async (project) => project.write(zh, page().replace(/^summary:.*\n/m, '')), /message-loss[\s\S]*summary\**: missing: write the 30-second answer/));
  test('a question too long for its preview image', () => failing(async (project) => project.write('src/questions/zh/no-loss-overview.mdx', `---\nquestion: ${'怎样做到消息不丢，'.repeat(14)}？\n---\n\nanswer\n`), /src\/questions\/zh\/no-loss-overview\.mdx:2: the title “.*” does not fit its preview image in 4 lines\n {2}→ shorten it/));
  test('evidence of another release', () => failing(async (project) => {
    const text = await readFile(join(project.folder, 'src/release.ts'), 'utf8');
    await project.write('src/release.ts', text.replace(/release = '[^']+'/, "release = '0.0.1'"));
    await project.write(zh, page('Claim.<Cite class="CommitLog" method="handleHA" />'));
  }, /made for RocketMQ .*pinned release is 0\.0\.1/));
});

async function failing(spoil: (project: Project) => Promise<void>, says: RegExp | string): Promise<void> {
  const project = await newProject();
  await spoil(project);
  const message = await project.failure();
  if (typeof says === 'string') assert.equal(message, says);
  else assert.match(message, says);
}

describe('a build that fails', () => {
  let project: Project;
  before(async () => {
    project = await makeProject();
  });
  after(() => project.remove());

  test('says why, and leaves the last good site alone', async () => {
    await project.buildHere();
    const home = join(project.folder, 'dist/problems/message-loss/index.html');
    const before = await readFile(home, 'utf8');
    await project.write(zh, page('[there](#nowhere)'));
    const bad = await project.build();
    assert.notEqual(bad.code, 0);
    assert.match(bad.output, /^src\/content\/zh\/problems\/message-loss\.mdx:8: link #nowhere leads to an id that .* does not have\n {2}→ \S/m);
    assert.equal(await readFile(home, 'utf8'), before);
  });
});
