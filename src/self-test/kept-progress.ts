import { read, write, type Fault } from './progress-file.ts';
import { fresh, type Progress } from './schedule.ts';

const key = 'self-test';

/** The progress kept in the reader's own browser. */
export class KeptProgress {
  readonly #ids: ReadonlySet<string>;
  now: Progress = fresh;
  /** What was found at the start that could not be used: damaged, or a browser that keeps nothing. */
  trouble: Fault | 'unkept' | undefined;

  constructor(ids: ReadonlySet<string>) {
    this.#ids = ids;
    try {
      const text = localStorage.getItem(key);
      const found = text === null ? fresh : read(text, ids);
      if (typeof found === 'string') this.trouble = found;
      else this.now = found;
    } catch {
      this.trouble = 'unkept';
    }
  }

  set(progress: Progress): void {
    this.now = progress;
    try {
      localStorage.setItem(key, write(progress));
    } catch {
      this.trouble = 'unkept';
    }
  }

  /** Takes over an exported file, or says what is wrong with it and changes nothing. */
  import(text: string): Fault | undefined {
    const found = read(text, this.#ids);
    if (typeof found === 'string') return found;
    this.set(found);
    return undefined;
  }

  clear(): void {
    this.now = fresh;
    try {
      localStorage.removeItem(key);
    } catch {
      // Where nothing can be kept there is nothing to take away.
    }
  }

  /** Offers the progress as a file. */
  export(): void {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([write(this.now)], { type: 'application/json' }));
    link.download = 'rocketmq-answers-self-test.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href));
  }
}
