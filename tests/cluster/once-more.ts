import type { TestContext } from 'node:test';

/**
 * Runs a test of something that depends on time, and once more where it fails: real processes on a busy machine miss a moment now and then.
 * What failed at first is said; failing twice is a failure.
 */
export async function onceMore(run: () => Promise<void>, t: TestContext): Promise<void> {
  try {
    await run();
  } catch (error) {
    t.diagnostic(`came out otherwise at first, so it runs once more: ${error instanceof Error ? error.message : String(error)}`);
    await run();
  }
}
