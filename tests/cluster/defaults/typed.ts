import type { Default } from '../../../src/evidence/defaults.ts';
import { Problem } from '../../../src/problem.ts';

/**
 * Defaults that a writer typed: a setting's name in code and, before the clause ends, the number that is its default,
 * as in `name` (3000) or `name=3000`. A typed number stays when the release moves on, so it is a mistake.
 * One that the next citation's token holds is proved there; those of one digit are values as often as defaults. Neither is reported.
 */
export function typedDefaults(text: string, file: string, entries: Record<string, Default>): Problem[] {
  const values = Map.groupBy(Object.entries(entries), ([name]) => name.slice(name.lastIndexOf('.') + 1));
  const prose = text.replace(/^(```+)[^\n]*\n[\s\S]*?\n\1[ \t]*$/gm, (block) => block.replace(/[^\n]/g, ' '));
  const problems: Problem[] = [];
  for (const match of prose.matchAll(/`([A-Za-z]\w+)(?:`[^`\n.。;；<>{}]{0,24}?|\s*=\s*)(?<![\w.])(\d[\d,]+)(?![\w.])/g)) {
    const [, field = '', number = ''] = match;
    const same = values.get(field)?.find(([, { value }]) => value === number.replaceAll(',', ''));
    const proof = /^[^<\n]{0,40}<Cite [^>]*token="([^"]*)"/.exec(prose.slice(match.index + match[0].length))?.[1];
    if (!same || proof?.includes(number)) continue;
    const at = `${file}:${prose.slice(0, match.index).split('\n').length}`;
    problems.push(new Problem(at, `the default of ${field} is typed: ${number}`, `write <Default of="${same[0]}" />, or another value if no default is meant`));
  }
  return problems;
}
