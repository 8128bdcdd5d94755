import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Problem } from '../../src/problem.ts';

const cache = fileURLToPath(new URL('../../node_modules/.cache/rocketmq/', import.meta.url));

/** Folders of unpacked sources, by module directory of the repository. */
export type Sources = Map<string, string>;

/** One release of RocketMQ on this machine: the class path of its jars (they stay in Maven's own repository) and its sources. */
export type Release = { version: string; classpath: string; sources: Sources };

/** Whether this machine can run RocketMQ. */
export function hasJavaAndMaven(): boolean {
  return spawnSync('java', ['-version']).status === 0 && spawnSync('mvn', ['-v']).status === 0;
}

/** Gets a release from Maven Central (about 15 s and 91 MB the first time, nothing later). Throws a Problem when Java or Maven is missing or the release is not whole. */
export function rocketmq(version: string): Release {
  const folder = made(version, `RocketMQ ${version}`, pom(version), ['dependency:build-classpath@jars', 'dependency:unpack-dependencies@sources']);
  return { version, classpath: readFileSync(join(folder, 'classpath.txt'), 'utf8').trim(), sources: sourcesIn(join(folder, 'sources')) };
}

/** Gets the sources alone of some modules of releases (less than a minute and 17 MB for those of 5.x the first time, nothing later), by release. Throws as `rocketmq` does. */
export function sourcesOf(wanted: readonly { version: string; modules: readonly string[] }[]): Map<string, Sources> {
  const folder = made('earlier', `the sources of ${wanted.map(({ version }) => version).join(', ')}`, pomOfSources(wanted), ['dependency:unpack@sources']);
  return new Map(wanted.map(({ version }) => [version, sourcesIn(join(folder, version))]));
}

/**
 * The folder of the cache in which Maven ran `goals` on `pom`: the one that is there if it was made from this pom and is whole.
 * Throws a Problem when Java or Maven is missing, or Maven could not get `what`.
 */
function made(name: string, what: string, pom: string, goals: string[]): string {
  const folder = join(cache, name);
  if (isWhole(folder, pom)) return folder;
  if (!hasJavaAndMaven()) throw new Problem('tests/cluster', 'java or mvn is not there', 'install a JDK 17 and Maven 3.8 or newer, and put both on the PATH');
  // Made aside and moved into place whole, as two tests may want it at the same time.
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, 'pom.xml'), pom);
  const run = spawnSync('mvn', ['-B', '-q', '-ntp', ...goals], { cwd: making, encoding: 'utf8' });
  if (run.status !== 0) {
    rmSync(making, { recursive: true });
    const said = /\[ERROR\] (.*?)(?: -> \[Help|$)/m.exec(stripVTControlCharacters(run.stdout + run.stderr))?.[1] ?? '';
    throw new Problem('src/release.ts', `Maven could not get ${what}: ${said}`, 'check the version and that Maven reaches its repository');
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
  return folder;
}

/** Whether the folder was made from `pom`, and the jars of its class path, if it has one, are still in Maven's repository. */
function isWhole(folder: string, pom: string): boolean {
  const [pomFile, classpathFile] = [join(folder, 'pom.xml'), join(folder, 'classpath.txt')];
  if (!existsSync(pomFile) || readFileSync(pomFile, 'utf8') !== pom) return false;
  return !existsSync(classpathFile) || readFileSync(classpathFile, 'utf8').trim().split(':').every((jar) => existsSync(jar));
}

function sourcesIn(folder: string): Sources {
  const found: Sources = new Map();
  for (const name of readdirSync(folder).sort()) {
    // rocketmq-tiered-store-5.5.0-sources-jar comes from the directory tieredstore/ of the repository; the others are named alike.
    const module = /^rocketmq-(.+)-\d+\.\d+\.\d+-sources-jar$/.exec(name)?.[1]?.replaceAll('-', '');
    if (module && globSync('org/apache/rocketmq/**/*.java', { cwd: join(folder, name) }).length > 0) found.set(module, join(folder, name));
  }
  return found;
}

function pom(version: string): string {
  // The Proxy and the Controller came with 5.0.
  const modules = ['namesrv', 'broker', 'tools', ...(version.startsWith('4.') ? [] : ['proxy', 'controller'])];
  const dependencies = modules.map((name) => `<dependency><groupId>org.apache.rocketmq</groupId><artifactId>rocketmq-${name}</artifactId><version>${version}</version></dependency>`);
  return project(`<dependencies>${dependencies.join('\n')}</dependencies>`, `<executions>
    <execution><id>jars</id><configuration><includeScope>runtime</includeScope><outputFile>classpath.txt</outputFile></configuration></execution>
    <execution><id>sources</id><configuration>
      <classifier>sources</classifier><includeGroupIds>org.apache.rocketmq</includeGroupIds><excludeArtifactIds>rocketmq-proto,rocketmq-rocksdb</excludeArtifactIds>
      <failOnMissingClassifierArtifact>false</failOnMissingClassifierArtifact>
      <useSubDirectoryPerArtifact>true</useSubDirectoryPerArtifact><outputDirectory>sources</outputDirectory>
    </configuration></execution>
  </executions>`);
}

function pomOfSources(wanted: readonly { version: string; modules: readonly string[] }[]): string {
  // The folders are named as the goal above names its own.
  const items = wanted.flatMap(({ version, modules }) => modules.map((module) => `<artifactItem>
      <groupId>org.apache.rocketmq</groupId><artifactId>rocketmq-${module}</artifactId><version>${version}</version><classifier>sources</classifier>
      <outputDirectory>${version}/rocketmq-${module}-${version}-sources-jar</outputDirectory>
    </artifactItem>`));
  return project('', `<executions><execution><id>sources</id><configuration><artifactItems>${items.join('')}</artifactItems></configuration></execution></executions>`);
}

function project(dependencies: string, plugin: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>rocketmq-answers</groupId><artifactId>evidence</artifactId><version>1</version>
  ${dependencies}
  <build><plugins><plugin><artifactId>maven-dependency-plugin</artifactId>${plugin}</plugin></plugins></build>
</project>
`;
}
