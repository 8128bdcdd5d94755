/** Random numbers that are the same in every run (mulberry32), so that a failing input can be found again. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A number from 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** An integer, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** Any signed 32-bit integer. */
  int32(): number {
    return (this.next() * 2 ** 32) | 0;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.int(0, list.length - 1)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** A word of Latin, Han or surrogate-pair letters. */
  word(): string {
    const letters = [...'abcxyzABC0189-_订单消息😀'];
    return Array.from({ length: this.int(1, 12) }, () => this.pick(letters)).join('');
  }

  hex(bytes: number): string {
    return Array.from({ length: bytes }, () => this.int(0, 255).toString(16).padStart(2, '0')).join('').toUpperCase();
  }

  ip(): string {
    return Array.from({ length: 4 }, () => this.int(1, 254)).join('.');
  }
}
