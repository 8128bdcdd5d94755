import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { digestOf, type EvidenceFile } from '../../src/evidence/file.ts';
import { release } from '../../src/release.ts';

/** Writes one file of evidence: entries sorted by name, one a line, so that a change of one fact is a change of one line. Returns its path. */
export function writeEvidence<Entry>(name: string, found: Record<string, Entry>): string {
  const names = Object.keys(found).sort();
  const entries = Object.fromEntries(names.map((key) => [key, found[key]]));
  const head: Omit<EvidenceFile<Entry>, 'entries'> = { release, digest: digestOf(entries) };
  const lines = names.map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(found[key])}`);
  const path = pathOf(name);
  writeFileSync(path, `{\n  "release": ${JSON.stringify(head.release)},\n  "digest": ${JSON.stringify(head.digest)},\n  "entries": {\n${lines.join(',\n')}\n  }\n}\n`);
  return path;
}

/** The entries of a file of evidence as it was last written, of whatever release; none if there is no such file. */
export function recorded<Entry>(name: string): Record<string, Entry> {
  const path = pathOf(name);
  if (!existsSync(path)) return {};
  const file: EvidenceFile<Entry> = JSON.parse(readFileSync(path, 'utf8'));
  return file.entries;
}

/** What is recorded of the pinned release, for a run that makes only some of the entries anew; `keep` names those that still exist. */
export function stillRecorded<Entry extends { release: string }>(name: string, keep: (key: string) => boolean): Record<string, Entry> {
  return Object.fromEntries(Object.entries(recorded<Entry>(name)).filter(([key, entry]) => keep(key) && entry.release === release));
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../src/evidence/${name}`, import.meta.url));
}
