import { hasJavaAndMaven } from './maven.ts';

/**
 * Options of a test that runs RocketMQ: skipped, loudly, on a machine without Java and Maven.
 * Where `CI` is set nothing is skipped: there the missing tool is a failure.
 */
export const needsJava: { skip: string | false } = { skip: reason() };

function reason(): string | false {
  if (process.env['CI'] || hasJavaAndMaven()) return false;
  const text = 'NOT CHECKED against RocketMQ: java or mvn is not there';
  console.warn(text);
  return text;
}
