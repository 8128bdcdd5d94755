import { createHash } from 'node:crypto';
import { Problem } from '../problem.ts';
import { release } from '../release.ts';

/** What every file of evidence looks like: the release it was found in, a digest of the entries, the entries by name. */
export type EvidenceFile<Entry> = { release: string; digest: string; entries: Record<string, Entry> };

const remedy = 'run `npm run evidence`; files of src/evidence/ are made by it, never by hand';

/** A short digest of `entries` by which an edit by hand is noticed. */
export function digestOf(entries: unknown): string {
  return createHash('sha256').update(JSON.stringify(entries)).digest('hex').slice(0, 16);
}

/** The file's entries. Throws a Problem if they were found in another release than the pinned one, or were changed since. */
export function entriesOf<Entry>(name: string, file: EvidenceFile<Entry>): Record<string, Entry> {
  const at = `src/evidence/${name}`;
  if (file.release !== release) throw new Problem(`${at}:2`, `made for RocketMQ ${file.release}, but the pinned release is ${release}`, remedy);
  if (file.digest !== digestOf(file.entries)) throw new Problem(`${at}:3`, 'changed since it was made (the digest does not fit)', remedy);
  return file.entries;
}

/** Reads the entries at the first call, so that the command that makes a file can load the code that reads it. */
export function lazily<Entry>(read: () => Record<string, Entry>): () => Map<string, Entry> {
  let entries: Map<string, Entry> | undefined;
  return () => (entries ??= new Map(Object.entries(read())));
}
