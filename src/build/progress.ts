/** Says how far a long piece of work is, on one line that rewrites itself; silent when nobody watches. */
export class Progress {
  readonly #watched = process.stdout.isTTY === true;
  readonly #start = performance.now();

  /** Shows `text` in place of what stood there. */
  say(text: string): void {
    if (this.#watched) process.stdout.write(`\r\u001b[K${text}`);
  }

  /** What was made, where, and how long it took: one plain line, also when nobody watches. */
  end(text: string): void {
    this.say('');
    console.log(`${text} (${((performance.now() - this.#start) / 1000).toFixed(1)} s)`);
  }
}
