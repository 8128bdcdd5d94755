import assert from 'node:assert/strict';
import { test, suite } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Place } from '../../../src/evidence/place.ts';
import { release } from '../../../src/release.ts';
import { runJava } from '../java.ts';
import { rocketmq } from '../maven.ts';
import { needsJava } from '../needs-java.ts';
import { indexClasses } from './classes.ts';
import { collectCitations } from './collect.ts';
import { resolve } from './resolve.ts';
import type { Member } from './scan-java.ts';

suite('citations', needsJava, () => {
  const pinned = rocketmq(release);
  const index = indexClasses(pinned);
  const at = 'page.mdx:7';
  const message = (place: Place): string => collectCitations(index, [{ place, at }]).problems[0]?.message ?? '(found)';

  test('a token, a method, a field, a constructor and a nested class are found with the member they stand in', () => {
    const members = [
      { class: 'CommitLog', method: 'handleHA', token: 'needAckNums <= 1' },
      { class: 'CommitLog.GroupCommitService', method: 'doCommit' },
      { class: 'BrokerConfig', token: 'private boolean slaveReadEnable' },
      { class: 'CommitLog', method: 'CommitLog', token: 'this.putMessageLock =' },
      { class: 'CommitLog.FlushRealTimeService' },
      { class: 'SendStatus', token: 'FLUSH_SLAVE_TIMEOUT' },
    ].map((place) => resolve(index, place, at).member);
    assert.deepEqual(members, ['CommitLog.handleHA', 'CommitLog.GroupCommitService.doCommit', 'BrokerConfig.slaveReadEnable', 'CommitLog()', 'CommitLog.FlushRealTimeService', 'SendStatus.FLUSH_SLAVE_TIMEOUT']);
  });

  test('the lines are those of the tag, and the directory is that of the repository', () => {
    const { first, path } = resolve(index, { class: 'tieredstore.MessageStoreConfig', token: 'public class MessageStoreConfig' }, at);
    assert.equal(path, 'tieredstore/src/main/java/org/apache/rocketmq/tieredstore/MessageStoreConfig.java');
    assert.ok(first > 16, 'below the licence');
    assert.equal(resolve(index, { class: 'MessageStoreConfig' }, at).module, 'store');
  });

  test('white space in a token stands for any white space', () => {
    const { first, last } = resolve(index, { class: 'CommitLog', token: 'handleHA(AppendMessageResult result, PutMessageResult putMessageResult, int needAckNums) {' }, at);
    assert.equal(last, first + 1);
  });

  test('an unknown class is named', () => {
    assert.match(message({ class: 'CommitLogger' }), /^page\.mdx:7: no class CommitLogger in this release\n/);
  });

  test('a name that several classes have lists them', () => {
    assert.match(message({ class: 'SendMessageActivity', method: 'sendMessage' }), /names 2 classes: proxy\.grpc\.v2\.producer\.SendMessageActivity, proxy\.remoting\.activity\.SendMessageActivity/);
  });

  test('a token that stands twice lists both lines with their members', () => {
    assert.match(message({ class: 'MessageStoreConfig', token: 'return flushDiskType' }), /\(found\)/);
    assert.match(message({ class: 'MessageStoreConfig', token: 'this.flushDiskType =' }), /"this\.flushDiskType =" stands 2 times in MessageStoreConfig: lines \d+ \(MessageStoreConfig\.setFlushDiskType\), \d+ \(MessageStoreConfig\.setFlushDiskType\)\n  → make the token longer/);
  });

  test('a token that stands only in a comment, or nowhere, is not found', () => {
    assert.match(message({ class: 'CommitLog', token: 'Licensed to the Apache' }), /does not stand in CommitLog/);
  });

  test('a method of a nested class tells where it is; an overloaded one asks for a token', () => {
    assert.match(message({ class: 'CommitLog', method: 'doCommit' }), /no method doCommit in CommitLog .*\n  → it is in CommitLog\.GroupCommitService/);
    assert.match(message({ class: 'DefaultMQProducer', method: 'send' }), /DefaultMQProducer\.send is overloaded: lines /);
  });

  test('a place in an npm package is found with its member; one that is not there is named', () => {
    const place = { package: 'rocketmq-client-nodejs', file: 'src/producer/Producer.ts', token: 'async send(' };
    assert.equal(Object.values(collectCitations(index, [{ place, at }]).entries)[0]?.member, 'Producer.send');
    assert.match(message({ ...place, file: 'src/Nope.ts' }), /no file src\/Nope\.ts in the package rocketmq-client-nodejs/);
    assert.match(message({ ...place, token: 'nope nope' }), /does not stand in rocketmq-client-nodejs\/src\/producer\/Producer\.ts/);
  });

  test('the scanner sees the methods that the compiler put into each class', () => {
    const compiled = runJava(fileURLToPath(new URL('./Methods.java', import.meta.url)), pinned);
    const differences: string[] = [];
    let compared = 0;
    for (const line of compiled) {
      const [name = '', ...methods] = line.split(' ');
      const found = index.find(name);
      if (found.length !== 1 || !found[0]) continue; // names that several classes have, and classes without sources
      const scanned = namesOf(found[0].type, 'method');
      compared++;
      if (scanned.join(' ') !== methods.join(' ')) differences.push(`${name}: compiled ${methods.join(' ')}; scanned ${scanned.join(' ')}`);
    }
    assert.ok(compared > 1500, `only ${compared} classes compared`);
    assert.deepEqual(differences, []);
  });
});

function namesOf(type: Member, kind: Member['kind']): string[] {
  return type.members.filter((member) => member.kind === kind).map(({ name }) => name).sort();
}
