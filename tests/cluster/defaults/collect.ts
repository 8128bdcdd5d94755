import { fileURLToPath } from 'node:url';
import { previousRelease, type Default, type Value } from '../../../src/evidence/defaults.ts';
import { Problem } from '../../../src/problem.ts';
import type { ClassIndex } from '../citations/classes.ts';
import { indexClasses } from '../citations/classes.ts';
import { runJava } from '../java.ts';
import { rocketmq, type Release } from '../maven.ts';
import type { Written } from '../written.ts';
import { fieldOf } from './field.ts';
import { sinceWhen } from './since.ts';
import { unitOf } from './units.ts';

const program = fileURLToPath(new URL('./Defaults.java', import.meta.url));
const machine = '‹machine›';

/** Classes read whole, whether a page names their fields or not. */
const always = [
  'MessageStoreConfig', 'BrokerConfig', 'NamesrvConfig', 'NettyServerConfig', 'NettyClientConfig', 'ControllerConfig', 'ProxyConfig',
  'ClientConfig', 'DefaultMQProducer', 'TransactionMQProducer', 'DefaultMQPushConsumer', 'DefaultLitePullConsumer', 'DefaultMQPullConsumer',
  'SubscriptionGroupConfig', 'TopicConfig', 'MixAll', 'TopicValidator', 'MessageConst', 'PermName', 'ConsumeQueue', 'IndexFile', 'IndexHeader',
  'CommitLog', 'MessageDecoder', 'TimerWheel', 'TimerLog', 'Timer', 'Slot', 'TimerMessageStore', 'StoreCheckpoint', 'GroupTransferService', 'DefaultHAConnection', 'DefaultHAClient',
];

/** Reads the fields of the classes above and of those that the content names. */
export function collectDefaults(release: Release, index: ClassIndex, written: Written['defaults']): Record<string, Default> {
  const classes = [...new Set([...always, ...written.map(({ name }) => classOf(name))])].sort();
  const now = read(release, index, classes);
  const older = rocketmq(previousRelease);
  const before = read(older, indexClasses(older), classes);
  const since = sinceWhen(index);
  const entries: Record<string, Default> = {};
  for (const [name, { type, ...value }] of now) {
    const unit = unitOf(name, type);
    const known = before.get(name);
    entries[name] = { type, ...value, ...(unit ? { unit } : {}), ...(known ? { previous: withoutType(known) } : { previous: null, ...since(name) }) };
  }
  return entries;
}

/** The names that the content uses and no class has. */
export function unknownDefaults(entries: Record<string, Default>, written: Written['defaults']): Problem[] {
  const names = Object.keys(entries);
  return written.filter(({ name }) => !names.includes(name)).map(({ name, at }) => new Problem(at, `no default ${name}: the class has no such field of a simple type`, hint(names, name)));
}

function withoutType({ value, expression }: Value): Value {
  return expression === undefined ? { value } : { value, expression };
}

function classOf(name: string): string {
  return name.slice(0, name.lastIndexOf('.'));
}

function hint(names: string[], name: string): string {
  const field = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const similar = names.filter((key) => key.toLowerCase().endsWith(`.${field}`));
  return similar.length > 0 ? `did you mean ${similar.join(', ')}?` : 'write Class.field as in the source';
}

/** Reads the classes' fields twice, as on two machines; what differs depends on the machine. */
function read(release: Release, index: ClassIndex, classes: string[]): Map<string, Value & { type: string }> {
  const [one, other] = [run(release, classes, '/nonexistent/one', 3), run(release, classes, '/nonexistent/other', 7)];
  const found = new Map<string, Value & { type: string }>();
  for (const [name, { type, value }] of one) {
    if (!value.includes(machine) && other.get(name)?.value === value) found.set(name, { type, value });
    else {
      const expression = initializer(index, name);
      found.set(name, expression ? { type, value: machine, expression } : { type, value: machine });
    }
  }
  return found;
}

function run({ classpath }: Release, classes: string[], home: string, processors: number): Map<string, { type: string; value: string }> {
  const options = [`-XX:ActiveProcessorCount=${processors}`, `-Duser.home=${home}`];
  const printed = runJava(program, { classpath, options, args: classes, env: { ROCKETMQ_HOME: home } });
  const lines = printed.map((line) => line.split('\t')).filter((parts) => parts.length === 3);
  return new Map(lines.map(([name = '', type = '', value = '']) => [name, { type, value }]));
}

/** What the source assigns to a field where it is declared. */
function initializer(index: ClassIndex, name: string): string | undefined {
  const found = fieldOf(index, name);
  return found && /=\s*([\s\S]*?);$/.exec(found.owner.file.code.slice(found.field.start, found.field.end))?.[1]?.replace(/\s+/g, ' ');
}
