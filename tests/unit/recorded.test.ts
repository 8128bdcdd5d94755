import assert from 'node:assert/strict';
import { test } from 'node:test';
import experiments from '../../src/evidence/experiments.json' with { type: 'json' };
import outputs from '../../src/evidence/outputs.json' with { type: 'json' };
import { release } from '../../src/release.ts';

test('what is recorded says which release and which client it ran with, and when', () => {
  const client = new RegExp(`^rocketmq-client ${release.replaceAll('.', '\\.')} \\(Java\\)$|^rocketmq-client-nodejs \\d+\\.\\d+\\.\\d+$`);
  for (const [name, entry] of [...Object.entries(experiments.entries), ...Object.entries(outputs.entries)]) {
    assert.equal(entry.release, release, name);
    assert.match(entry.client, client, name);
    if ('ran' in entry) assert.match(entry.ran, /^\d{4}-\d\d-\d\d$/, name);
  }
});
