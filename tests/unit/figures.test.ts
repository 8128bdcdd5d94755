import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Step } from '../../src/figures/figure.ts';
import { renderFigure } from '../../src/figures/render.ts';
import { draw } from '../figures/draw.ts';
import { sources } from '../figures/sources.ts';

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
