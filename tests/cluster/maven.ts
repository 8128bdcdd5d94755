import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Problem } from '../../src/problem.ts';

const cache = fileURLToPath(new URL('../../node_modules/.cache/rocketmq/', import.meta.url));

/** One release of RocketMQ on this machine: the class path of its jars (they stay in Maven's own repository) and the folders of its unpacked sources by module directory of the repository. */
export type Release = { version: string; classpath: string; sources: Map<string, string> };

/** Whether this machine can run RocketMQ. */
export function hasJavaAndMaven(): boolean {
  return spawnSync('java', ['-version']).status === 0 && spawnSync('mvn', ['-v']).status === 0;
}

/** Gets a release from Maven Central (about 15 s and 91 MB the first time, nothing later). Throws a Problem when Java or Maven is missing or the release is not whole. */
export function rocketmq(version: string): Release {
  const folder = join(cache, version);
  const classpathFile = join(folder, 'classpath.txt');
  if (!isWhole(classpathFile)) {
    if (!hasJavaAndMaven()) throw new Problem('tests/cluster', 'java or mvn is not there', 'install a JDK 17 and Maven 3.8 or newer, and put both on the PATH');
    // Made aside and moved into place whole, as two tests may want it at the same time.
    const making = `${folder}.${process.pid}`;
    mkdirSync(making, { recursive: true });
    writeFileSync(join(making, 'pom.xml'), pom(version));
    const goals = ['dependency:build-classpath@jars', 'dependency:unpack-dependencies@sources'];
    const run = spawnSync('mvn', ['-B', '-q', '-ntp', ...goals], { cwd: making, encoding: 'utf8' });
    if (run.status !== 0) {
      rmSync(making, { recursive: true });
      const said = /\[ERROR\] (.*?)(?: -> \[Help|$)/m.exec(stripVTControlCharacters(run.stdout + run.stderr))?.[1] ?? '';
      throw new Problem('src/release.ts', `Maven could not get RocketMQ ${version}: ${said}`, 'check the version and that Maven reaches its repository');
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(making, folder);
  }
  return { version, classpath: readFileSync(classpathFile, 'utf8').trim(), sources: sourcesIn(join(folder, 'sources')) };
}

function isWhole(classpathFile: string): boolean {
  return existsSync(classpathFile) && readFileSync(classpathFile, 'utf8').trim().split(':').every((jar) => existsSync(jar));
}

function sourcesIn(folder: string): Map<string, string> {
  const found = new Map<string, string>();
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
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>rocketmq-answers</groupId><artifactId>evidence</artifactId><version>1</version>
  <dependencies>${dependencies.join('\n')}</dependencies>
  <build><plugins><plugin><artifactId>maven-dependency-plugin</artifactId><executions>
    <execution><id>jars</id><configuration><includeScope>runtime</includeScope><outputFile>classpath.txt</outputFile></configuration></execution>
    <execution><id>sources</id><configuration>
      <classifier>sources</classifier><includeGroupIds>org.apache.rocketmq</includeGroupIds><excludeArtifactIds>rocketmq-proto,rocketmq-rocksdb</excludeArtifactIds>
      <failOnMissingClassifierArtifact>false</failOnMissingClassifierArtifact>
      <useSubDirectoryPerArtifact>true</useSubDirectoryPerArtifact><outputDirectory>sources</outputDirectory>
    </configuration></execution>
  </executions></plugin></plugins></build>
</project>
`;
}
