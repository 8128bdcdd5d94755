import type { Lang } from '../languages.ts';
import { Problem } from '../problem.ts';

/**
 * The lines of `source` between `// #region name` and `// #endregion name`, without their common indent
 * and without the marks of regions inside. Throws a Problem that lists the regions there are.
 */
export function region(source: string, name: string, file: string, at: string): string {
  const lines = source.split('\n');
  const opens = lines.findIndex((line) => line.trim() === `// #region ${name}`);
  const closes = lines.findIndex((line) => line.trim() === `// #endregion ${name}`);
  if (opens < 0 || closes <= opens) {
    const there = lines.flatMap((line) => /^\s*\/\/ #region (\S+)/.exec(line)?.[1] ?? []);
    throw new Problem(at, `no region “${name}” in ${file}`, there.length > 0 ? `regions there: ${there.join(', ')}` : `put // #region ${name} and // #endregion ${name} around the lines`);
  }
  const shown = lines.slice(opens + 1, closes).filter((line) => !/^\s*\/\/ #(end)?region /.test(line));
  const indent = Math.min(...shown.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return shown.map((line) => line.slice(indent).trimEnd()).join('\n').replace(/^\n+|\n+$/g, '');
}

/** A comment written `// 中文 // English`, or the same between `/**` and its end, in the reader's language. */
export function inLanguage(source: string, lang: Lang): string {
  return source.replace(/(\/\/|\/\*\*) (.*[\u4e00-\u9fff].*?) \/\/ (.*?)( \*\/)?$/gm, (_, open: string, zh: string, en: string, close = '') => `${open} ${lang === 'zh' ? zh : en}${close}`);
}
