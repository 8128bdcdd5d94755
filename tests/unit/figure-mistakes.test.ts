import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { renderFigure } from '../../src/figures/render.ts';
import { stepNumber } from '../../src/figures/step-names.ts';
import { draw } from '../figures/draw.ts';

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
