const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

// #region customized
/** The 18 delays of `messageDelayLevel`. */
const levels = [
  1 * second, 5 * second, 10 * second, 30 * second,
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30].map((minutes) => minutes * minute),
  1 * hour, 2 * hour,
];

/** Milliseconds until a message comes again after it was consumed `times` + 1 times in vain: the first retry is at the third level, 10 s. The default. */
export function customizedDelay(times: number): number {
  return levels[Math.min(Math.max(times, 0) + 2, levels.length - 1)] ?? 0;
}
// #endregion customized

// #region exponential
/** The same for a group whose retry policy is EXPONENTIAL: 5 s, 10 s, 20 s … at most 2 h. As in the class, 64 bits overflow: 5 s times 3 to the 32nd is negative. */
export function exponentialDelay(times: number, { initial = 5 * second, max = 2 * hour, multiplier = 2 } = {}): bigint {
  const factor = BigInt(multiplier) ** BigInt(Math.min(Math.max(times, 0), 32));
  const delay = BigInt.asIntN(64, BigInt(initial) * factor);
  return delay < max ? delay : BigInt(max);
}
// #endregion exponential
