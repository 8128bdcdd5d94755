import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { experiment, type Row } from '../../src/evidence/experiments.ts';
import { killedBroker } from './experiments/killed-broker.ts';
import { missingSlave } from './experiments/missing-slave.ts';
import { stoppedMaster } from './experiments/stopped-master.ts';
import { needsJava } from './needs-java.ts';

const recorded = (name: string): Row[] => experiment(name, 'experiments.test.ts').rows;
const silent = (): void => {};

/** A killed Broker loses nothing that it acknowledged, with either way of flushing; only what lay in the transient pool can go. */
function nothingLost(rows: Row[]): void {
  for (const { setting, acknowledged, found, lost } of rows) {
    assert.ok(Number(acknowledged) > 500);
    assert.equal(Number(found) + Number(lost), acknowledged);
    if (setting === 'ASYNC_FLUSH' || setting === 'SYNC_FLUSH') assert.equal(lost, 0, `${setting} lost ${lost}`);
  }
}

test('killed Broker: three runs of each setting are recorded, and only the transient pool lost messages', () => {
  const rows = recorded('killed-broker');
  nothingLost(rows);
  assert.equal(rows.length, 9);
  assert.ok(rows.filter(({ setting }) => String(setting).includes('transient')).some(({ lost }) => Number(lost) > 0));
});

suite('the experiments come out the same again', { ...needsJava, concurrency: 2 }, () => {
  test('killed Broker', async () => nothingLost(await killedBroker(silent, 1)));
  test('missing Slave', async () => assert.deepEqual((await missingSlave(silent)).map(withoutTime), recorded('missing-slave').map(withoutTime)));
  test('stopped Master', async () => assert.deepEqual(await stoppedMaster(silent), recorded('stopped-master')));
});

function withoutTime(row: Row): Row {
  return { ...row, ms: '' };
}
