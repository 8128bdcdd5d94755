/**
 * A mistake in the site's input that stops the build, said so that the writer can mend it.
 *
 * `at` is where (`file:line` relative to the repository), `what` is what is wrong, `fix` what to do.
 */
export class Problem extends Error {
  readonly at: string;
  readonly what: string;
  readonly fix: string;

  constructor(at: string, what: string, fix: string) {
    super(`${at}: ${what}\n  → ${fix}`);
    this.name = 'Problem';
    this.at = at;
    this.what = what;
    this.fix = fix;
  }
}
