import { Problem } from '../problem.ts';

/**
 * Ways in which Markdown silently does something else than a Chinese writer meant.
 * Each throws a Problem; `at` is `file:line`.
 */
export function trapInText(text: string, at: string): void {
  const stars = /\*\*[^*]*/.exec(text);
  if (stars) {
    throw new Problem(at, `asterisks stay visible: “${stars[0].slice(0, 24)}”`, 'a bold that ends in punctuation does not close before a letter: write the punctuation outside, **句号**。');
  }
  const broken = /([\u2e80-\uffef])\n([\u2e80-\uffef])/.exec(text);
  if (broken) {
    throw new Problem(at, `a line break inside a Chinese paragraph becomes a space: “${broken[1]} ${broken[2]}”`, 'write the paragraph on one line');
  }
}

/** `source` is the link as written. A bare address swallows the Chinese punctuation after it. */
export function trapInLink(source: string, at: string): void {
  if (/^https?:/.test(source)) {
    throw new Problem(at, `bare address ${source.slice(0, 60)}`, 'write <https://…> or [words](https://…)');
  }
}
