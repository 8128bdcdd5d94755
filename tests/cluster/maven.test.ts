import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { Problem } from '../../src/problem.ts';
import { takenPort } from './cluster/ports.ts';
import { rocketmq } from './maven.ts';
import { needsJava } from './needs-java.ts';

test('without Java or Maven the message says what to install', () => {
  const path = process.env['PATH'];
  process.env['PATH'] = '/nowhere';
  try {
    assert.throws(() => rocketmq('0.0.1'), /^Problem: tests\/cluster: java or mvn is not there\n  → install a JDK 17 and Maven 3\.8/);
  } finally {
    process.env['PATH'] = path;
  }
});

test('a release that Maven Central does not have whole is named', needsJava, () => {
  assert.throws(() => rocketmq('0.0.1'), (error) => error instanceof Problem && error.message.startsWith('src/release.ts: Maven could not get RocketMQ 0.0.1: Failed'));
});

test('a port that is taken is found', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(address && typeof address === 'object');
  assert.equal(await takenPort([address.port]), address.port);
  server.close();
  await once(server, 'close');
  assert.equal(await takenPort([address.port]), undefined);
});
