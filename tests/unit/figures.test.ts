import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { cachedFigure, cachedFigures } from '../../src/figures/cache.ts';
import type { Figure, Step } from '../../src/figures/figure.ts';
import { renderFigure } from '../../src/figures/render.ts';
import { stepNumber } from '../../src/figures/step-names.ts';
import { breakText, joinLines, textWidth } from '../../src/figures/text.ts';
import { sources } from '../figures/sources.ts';

/** Draws `body` with the lines every figure must have; the body begins on line 14 of page.mdx. */
function draw(body: string, kind = 'sequenceDiagram'): Promise<Figure> {
  const source = `---\ntitle: A caption\n---\n${kind}\n  accTitle: Title\n  accDescr: Description\n${body}`;
  return renderFigure({ id: 'test', lang: 'en', source, at: 'page.mdx:8' });
}

/** The words of a drawing in the order of its markup. */
function texts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inner = '']) => inner.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim());
}

/** A tree of steps as one nested line. */
function outline(steps: readonly Step[]): string {
  return steps.map((step) => {
    if (step.kind === 'message') return `${step.number ?? '-'} ${step.text.join('/')}`;
    if (step.kind === 'note') return `note ${step.text.join('/')}`;
    if (step.kind === 'frame') return `${step.keyword}${step.sections.map(({ when, steps: inner }) => ` [${when}: ${outline(inner)}]`).join('')}`;
    if (step.kind === 'group') return `${step.text} {${outline(step.steps)}}`;
    return `${step.text}${step.edges.map(({ to, label }) => ` >${label}> ${to}`).join('')}`;
  }).join('; ');
}

describe('mistakes in a figure stop with file and line', () => {
  const mistakes: [string, () => Promise<unknown>, RegExp][] = [
    ['unknown statement', () => draw('  a->>b: fine\n  no statement\n'), /^page\.mdx:15: Mermaid cannot parse this line: no statement/],
    ['unclosed frame', () => draw('  loop often\n    a->>b: x\n'), /^page\.mdx:1\d: Mermaid cannot parse/],
    ['semicolon in a label', () => draw("  a->>b: don't wait; flush\n"), /^page\.mdx:14: .*\n.*#59;/],
    ['no caption', () => renderFigure({ id: 'x', lang: 'en', source: 'sequenceDiagram\n  a->>b: x', at: 'p.mdx:3' }), /^p\.mdx:3: figure without a caption/],
    ['setting in the frontmatter', () => renderFigure({ id: 'x', lang: 'en', source: '---\ntitle: T\ntheme: dark\n---\nsequenceDiagram', at: 'p.mdx:3' }), /^p\.mdx:5: "theme: dark"/],
    ['caption that is not YAML', () => renderFigure({ id: 'x', lang: 'en', source: '---\ntitle: a: b\n---\nsequenceDiagram', at: 'p.mdx:3' }), /^p\.mdx:4: .*\n.*double quotes/],
    ['no description', () => renderFigure({ id: 'x', lang: 'en', source: '---\ntitle: T\n---\nsequenceDiagram\n  accTitle: x\n  a->>b: x', at: 'p.mdx:3' }), /^p\.mdx:3: figure without accDescr/],
    ['no title for screen readers', () => renderFigure({ id: 'x', lang: 'en', source: '---\ntitle: T\n---\nsequenceDiagram\n  accDescr: x\n  a->>b: x', at: 'p.mdx:3' }), /^p\.mdx:3: figure without accTitle/],
    ['step before a note', () => draw('  autonumber\n  %% step first\n  Note over a: x\n  a->>b: x\n'), /^page\.mdx:15: step "first" names no message/],
    ['step at the end', () => draw('  autonumber\n  a->>b: x\n  %% step last\n'), /^page\.mdx:16: step "last" names no message/],
    ['two names for one message', () => draw('  autonumber\n  %% step one\n  %% step two\n  a->>b: x\n'), /^page\.mdx:15: step "one" names no message/],
    ['a name given twice', () => draw('  autonumber\n  %% step one\n  a->>b: x\n  %% step one\n  a->>b: y\n'), /^page\.mdx:17: two steps are named "one"/],
    ['a name without a number', () => draw('  %% step one\n  a->>b: x\n'), /^page\.mdx:14: step "one" has no number/],
    ['a malformed step', () => draw('  %% step One more\n  a->>b: x\n'), /^page\.mdx:14: cannot read "%% step One more"/],
    ['a number given twice', () => draw('  autonumber\n  a->>b: x\n  autonumber 1\n  a->>b: y\n'), /two steps are numbered 1/],
    ['another kind of diagram', () => renderFigure({ id: 'x', lang: 'en', source: '---\ntitle: T\n---\npie\n  accTitle: x\n  accDescr: y\n  "a" : 1', at: 'p.mdx:3' }), /^p\.mdx:3: a diagram of kind pie/],
    ['a step in a flowchart', () => draw('  %% step one\n  a -->|x: y| b\n', 'flowchart LR'), /^page\.mdx:14: a step in a flowchart/],
    ['a sign the flowchart has not', () => draw('  a --> b\n  b --> c \u{1F600} "\n', 'flowchart LR'), /^page\.mdx:15: Mermaid cannot parse/],
    ['an id that is none', () => renderFigure({ id: 'Big Id', lang: 'en', source: '', at: 'p.mdx:3' }), /^p\.mdx:3: "Big Id" is no figure id/],
    ['too many steps', () => draw(`  autonumber\n${'  a->>b: x\n'.repeat(41)}`), /41 numbered steps/],
    ['too many participants', () => draw(Array.from({ length: 9 }, (_, index) => `  participant p${index}\n`).join('')), /9 participants/],
  ];
  for (const [name, attempt, expected] of mistakes) {
    test(name, async () => {
      await assert.rejects(attempt(), (error: Error) => {
        assert.equal(error.name, 'Problem');
        assert.match(error.message, expected);
        assert.match(error.message, /\n {2}→ \S/);
        return true;
      });
    });
  }

  test('a reference to an unknown step names those there are', async () => {
    const figure = await draw('  autonumber\n  %% step one\n  a->>b: x\n');
    assert.equal(stepNumber(figure, 'one', 'q.mdx:2'), '1');
    assert.throws(() => stepNumber(figure, 'two', 'q.mdx:2'), /^Problem: q\.mdx:2: figure "test" has no step "two"\n.*its named steps: one/);
  });
});

describe('what the source says is drawn', () => {
  test('order and nesting of messages, notes and frames', async () => {
    const figure = await draw(`  autonumber 5 5
  a->>b: one
  loop often
    a->>b: two
    alt yes
      Note over a: first<br/>second
      b-->>a: three
    else no
      par left
        a->>a: four
      and right
        a->>b: five
      end
    end
  end
  autonumber off
  critical must
    a->>b: six
  option late
    a->>b: seven
  end
  opt maybe
    a->>b: eight
  end
  break gone
    a-xb: nine
  end
  rect rgb(0, 0, 255)
    a->>b: ten
  end
`);
    const nested = '5 one; loop [often: 10 two; alt [yes: note first/second; 15 three] [no: par [left: 20 four] [right: 25 five]]]; critical [must: - six] [late: - seven]; opt [maybe: - eight]; break [gone: - nine]; rect [: - ten]';
    assert.equal(outline(figure.steps), nested);
    assert.deepEqual(texts(figure.svg), [
      'a', 'b', 'one', '5', 'loop often', 'two', '10', 'alt yes', 'first second', 'three', '15', 'no', 'par left', 'four', '20', 'right', 'five', '25',
      'critical must', 'six', 'late', 'seven', 'opt maybe', 'eight', 'break gone', 'nine', 'ten',
    ]);
  });

  test('roles by the ids of participants', async () => {
    const { participants } = await draw('  participant consumer as Group A\n  participant consumer2 as Group B\n  participant master_b as Broker B\n  participant masterful\n  actor outbox\n');
    assert.deepEqual(participants.map(({ role, shortName, actor }) => [role, shortName, actor]), [
      ['consumer', 'Group A', false], ['consumer', 'Group B', false], ['master', 'Master', false], [undefined, 'masterful', false], [undefined, 'outbox', true],
    ]);
  });

  test('activation from arrow to arrow, nested bars side by side', async () => {
    const { svg } = await draw('  participant producer\n  participant master\n  producer->>+master: a\n  master->>+master: b\n  master-->>-master: c\n  master-->>-producer: d\n');
    const bars = [...svg.matchAll(/<rect class="bar master" x="([\d.]+)" y="([\d.]+)" width="4" height="([\d.]+)"/g)].map(([, x, y, height]) => [Number(x), Number(y), Number(y) + Number(height)]);
    const [inner = [], outer = []] = bars;
    assert.equal(bars.length, 2);
    assert.equal((inner[0] ?? 0) - (outer[0] ?? 0), 5);
    assert.ok((outer[1] ?? 0) < (inner[1] ?? 0) && (inner[2] ?? 0) < (outer[2] ?? 0));
  });

  test('created and destroyed participants, boxes, entities and escapes', async () => {
    const figure = await draw('  box Both\n  participant a\n  participant b\n  end\n  create participant c\n  a->>c: new #lt;T#gt; & more\n  destroy c\n  c-->>a: bye\n');
    assert.deepEqual(texts(figure.svg), ['Both', 'a', 'b', 'new &lt;T&gt; &amp; more', 'c', 'bye']);
  });

  test('named steps carry their citation, and their id', async () => {
    const figure = await draw('  autonumber\n  a->>b: x\n  %% step append cite CommitLog.asyncPutMessage\n  a->>b: y\n');
    assert.deepEqual(figure.stepNames, { append: '2' });
    const [, step] = figure.steps;
    assert.ok(step?.kind === 'message' && step.cite?.place === 'CommitLog.asyncPutMessage' && step.cite.line === 8 && step.text[0] === 'y');
    assert.match(figure.svg, /<g id="fig-test-2" class="step s2"/);
  });

  test('flowchart: nodes with their arrows, in groups', async () => {
    const figure = await draw('  a[One] -->|yes| b{Two?}\n  subgraph g [Group]\n    b --> c((Three))\n  end\n', 'flowchart TB');
    assert.equal(outline(figure.steps), 'Group {Two? >> Three; Three}; One >yes> Two?');
    assert.deepEqual(texts(figure.svg).sort(), ['Group', 'One', 'Three', 'Two?', 'yes']);
  });

  test('state diagram: start, end, composite states and notes', async () => {
    const figure = await draw('  [*] --> A: go\n  state Inner {\n    A --> B\n  }\n  B --> [*]\n  note right of A: careful\n', 'stateDiagram-v2');
    assert.equal(outline(figure.steps), 'Start >go> A; Inner {A >> B; B >> End}; End; note careful');
    assert.deepEqual(texts(figure.svg).sort(), ['A', 'B', 'Inner', 'careful', 'go']);
  });
});

describe('every fixture', async () => {
  for (const input of await sources()) {
    test(`${input.id} ${input.lang}`, async () => {
      const figure = await renderFigure(input);
      assert.deepEqual(await renderFigure(input), figure, 'the same source gives the same bytes');
      assert.doesNotMatch(figure.svg, /style|foreignObject|NaN|undefined|Infinity/);
      const ids = [...figure.svg.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.match(id, new RegExp(`^fig-${input.id}-`));
      assert.match(figure.svg, new RegExp(`^<svg [^>]*aria-labelledby="fig-${input.id}-title fig-${input.id}-descr"`));
      assert.equal(JSON.stringify(JSON.parse(JSON.stringify(figure))), JSON.stringify(figure));
    });
  }
});

describe('the cache', () => {
  const folder = mkdtempSync(join(tmpdir(), 'figures-'));
  after(() => rmSync(folder, { recursive: true }));

  test('draws nothing twice, and anew what changed', async () => {
    let drawn = 0;
    const counted = (input: Parameters<typeof renderFigure>[0]) => {
      drawn++;
      return renderFigure(input);
    };
    const input = { id: 'x', lang: 'en', source: '---\ntitle: T\n---\nsequenceDiagram\n  accTitle: t\n  accDescr: d\n  a->>b: x', at: 'p.mdx:1' } as const;
    const first = await cachedFigure(input, folder, counted);
    assert.deepEqual(await cachedFigure({ ...input, at: 'p.mdx:40' }, folder, counted), first);
    assert.equal(drawn, 1);
    await cachedFigure({ ...input, source: `${input.source}y` }, folder, counted);
    await cachedFigure({ ...input, lang: 'zh' }, folder, counted);
    assert.equal(drawn, 3);
    assert.equal(readdirSync(folder).length, 3);
    assert.match(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8'), /^\{"id":"x"/);
  });

  test('tells how far it is', async () => {
    const heard: string[] = [];
    const input = { id: 'x', lang: 'en', source: '---\ntitle: T\n---\nsequenceDiagram\n  accTitle: t\n  accDescr: d\n  a->>b: x', at: 'p.mdx:1' } as const;
    await cachedFigures([input, { ...input, id: 'y' }], (done, total) => heard.push(`${done}/${total}`), folder);
    assert.deepEqual(heard, ['1/2', '2/2']);
  });
});

describe('breaking lines', () => {
  const width = (text: string): number => textWidth(text, 'sans', 13);
  test('Chinese anywhere but against 禁则, Latin at spaces', () => {
    const text = '此刻只在页缓存：进程退出不丢，断电会丢（默认）才会「这样」';
    const lines = breakText(text, 160, 'sans', 13);
    assert.equal(lines.join(''), text);
    for (const line of lines) {
      assert.ok(width(line) <= 160);
      assert.doesNotMatch(line, /^[，。：）」]|[（「]$/);
    }
    assert.deepEqual(breakText('page cache only: survives the process', 140, 'sans', 13), ['page cache only:', 'survives the process']);
  });
  test('identifiers only where they must, after a dot or before a capital', () => {
    assert.deepEqual(breakText('DefaultFlushManager.handleDiskFlush', 400, 'mono', 11), ['DefaultFlushManager.handleDiskFlush']);
    assert.deepEqual(breakText('DefaultFlushManager.handleDiskFlush', 170, 'mono', 11), ['DefaultFlushManager.', 'handleDiskFlush']);
  });
  test('running text has no space where Chinese goes on', () => {
    assert.equal(joinLines(['此刻只在页缓存：', '断电会丢']), '此刻只在页缓存：断电会丢');
    assert.equal(joinLines(['SYNC_MASTER 且', 'inSyncReplicas']), 'SYNC_MASTER 且 inSyncReplicas');
    assert.equal(joinLines(['two', 'lines']), 'two lines');
  });
});
