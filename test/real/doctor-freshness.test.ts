import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { freshnessRules } from '../../src/doctor/rules/freshness/index.ts';
import { openEngine } from '../../src/engine/engine.ts';
import type { World } from '../../src/model/world.ts';
import { openSession, type Session } from '../../src/session/session.ts';
import { byId, knowing, running, worldOf } from '../doctor/rules/freshness/known.ts';
import { describeReal, engineHere } from './engine-required.ts';

const run = promisify(execFile);
const name = `dwfreshness-${process.pid}`;
const proxy = `${name}/traefik:3`;

describeReal('images, builds, files and routes on a real engine', () => {
  let folder = '';
  let session: Session;

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
  });
  afterEach(async () => {
    await session?.close();
    await compose('down', '-v', '-t', '0');
    // `down --rmi local` leaves images of services that never had a container.
    const filter = `label=com.docker.compose.project=${name}`;
    const { stdout } = await run('docker', ['image', 'ls', '-q', '--filter', filter]);
    const images = stdout.split('\n').filter((id) => id !== '');
    await run('docker', ['image', 'rm', '-f', proxy, ...new Set(images)]).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  });

  async function write(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  }

  async function compose(...words: readonly string[]): Promise<void> {
    await run('docker', ['compose', '-p', name, ...words], { cwd: folder });
  }

  async function open() {
    const project = { directory: folder, files: [], projectName: name, profiles: [], envFiles: [], env: process.env };
    session = openSession({
      engine: openEngine(engineHere),
      compose: openCompose(project),
      record: () => {},
      logMemory: null,
      watchWith: null,
      cache: join(folder, '.cache'),
    });
    await session.settled(20_000);
  }

  /** As the app runs a command: its steps and what it prints are known. */
  async function does(command: 'up' | 'build', service: string) {
    const words = command === 'up' ? ['up', '-d', service] : ['build', service];
    const argv = ['docker', 'compose', '-p', name, ...words];
    await session.jobs.start({ command, argv, services: [service] }).ended;
  }

  async function examine(): Promise<readonly Finding[]> {
    await session.doctor.examine(null);
    return session.doctor.findings('en').filter(({ code }) => freshnessRules.some((rule) => rule.code === code));
  }

  const codesOf = (findings: readonly Finding[]) => findings.map(({ code, service }) => `${code} ${service}`);

  async function until(holds: (world: World) => boolean) {
    await expect.poll(() => holds(session.world()), { timeout: 10_000, interval: 50 }).toBe(true);
  }

  test('an image that its registry does not have, for a service and for a build', async () => {
    const { server, port } = await registryWithout();
    await write({
      'compose.yaml': `services:\n  gone: { image: '127.0.0.1:${port}/shop/gone:1' }\n  base: { build: . }\n  fine: { image: bb, command: sleep 600, stop_grace_period: 0s }\n`,
      Dockerfile: `FROM 127.0.0.1:${port}/shop/base:2\n`,
    });
    await open();
    await does('up', 'gone');
    await does('build', 'base');
    await does('up', 'fine');
    const findings = await examine();
    server.close();
    expect(codesOf(findings).sort()).toEqual(['image.pull-failed base', 'image.pull-failed gone']);
    expect(findings.find(({ service }) => service === 'gone')?.evidence[1]).toEqual({
      source: 'compose.yaml:2',
      text: `image: 127.0.0.1:${port}/shop/gone:1`,
    });
  });

  test('a build that installs anew for each change of the source, and not once the order is mended', async () => {
    const dockerfile = (lines: readonly string[]) => ['FROM bb:latest', 'WORKDIR /app', ...lines, ''].join('\n');
    // The image has no npm: what the step is called tells that it installs.
    const install = 'RUN cat package.json; npm ci || true';
    const known = (at: number) => until(({ builds }) => Object.values(builds).some((build) => build.at > at));
    const edit = async (text: string) => {
      const before = Math.max(0, ...Object.values(session.world().builds).map(({ at }) => at));
      await write({ 'app.js': `${text} ${Date.now()}\n` });
      await does('build', 'app');
      await known(before);
    };
    await write({
      'compose.yaml': 'services:\n  app: { build: . }\n',
      '.dockerignore': '.cache\n',
      Dockerfile: dockerfile(['COPY . .', install]),
      'package.json': `{"name": "app-${Date.now()}"}\n`,
      'package-lock.json': '{}\n',
    });
    await open();
    await edit('one');
    expect(codesOf(await examine())).toEqual([]);
    await edit('two');
    const [found, ...others] = await examine();
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: 'build.cache-missed', service: 'app', severity: 'info' });
    expect(found?.evidence.map(({ source }) => source)).toContain('Dockerfile:3');
    expect(found?.fixes[0]?.edit).toEqual({ file: `${folder}/Dockerfile`, line: 3 });

    await write({ Dockerfile: dockerfile(['COPY package*.json .', install, 'COPY . .']) });
    await edit('three');
    await edit('four');
    expect(codesOf(await examine())).toEqual([]);
  });

  test('builds that fail, and one that does not', async () => {
    await write({
      'compose.yaml': `services:\n  run: { build: ./run }\n  copy: { build: ./copy }\n  ignored: { build: ./ignored }\n  fine: { build: ./fine }\n`,
      'run/Dockerfile': 'FROM bb:latest\nRUN echo "assert 3 == 4"; exit 3\n',
      'copy/Dockerfile': 'FROM bb:latest\nCOPY wanted.txt /\n',
      'ignored/Dockerfile': 'FROM bb:latest\nCOPY wanted.txt /\n',
      'ignored/wanted.txt': 'x',
      'ignored/.dockerignore': '*.txt\n',
      'fine/Dockerfile': 'FROM bb:latest\n',
    });
    await open();
    for (const service of ['run', 'copy', 'ignored', 'fine']) await does('build', service);
    const findings = await examine();
    expect(codesOf(findings)).toEqual(['build.failed run', 'build.failed copy', 'build.failed ignored']);
    const [failed, copy, ignored] = findings;
    expect(copy?.why).toBe(`wanted.txt is not in the build context, the folder ${folder}/copy.`);
    expect(ignored?.why).toMatch(/an ignore file leaves it out/);
    expect(failed?.evidence.map(({ text }) => text)).toContain('assert 3 == 4');
    expect(failed?.fixes[0]?.edit).toEqual({ file: `${folder}/run/Dockerfile`, line: 2 });
    await write({ 'run/Dockerfile': 'FROM bb:latest\n' });
    await does('build', 'run');
    expect(codesOf(await examine())).toEqual(['build.failed copy', 'build.failed ignored']);
  });

  test('containers of another configuration and image, and files that differ', async () => {
    const files = (level: string) =>
      `services:\n  app:\n    build: .\n    command: sleep 600\n    stop_grace_period: 0s\n    environment: { LEVEL: ${level} }\n    develop: { watch: [ { path: ./src, action: sync, target: /app } ] }\n  other: { image: bb, command: sleep 600, stop_grace_period: 0s }\n`;
    await write({
      'compose.yaml': files('info'),
      Dockerfile: 'FROM bb:latest\nCOPY src/ /app/\n',
      'src/main.py': 'one\n',
    });
    await compose('up', '-d', '--build');
    await open();
    await session.drifts.check(['app']);
    expect(codesOf(await examine())).toEqual([]);
    await write({ 'src/main.py': 'two\n', 'compose.yaml': files('debug') });
    await compose('build');
    await session.drifts.check(['app']);
    await until(({ staleness }) => staleness?.app?.config.stale === true && staleness.app.image === true);
    const findings = await examine();
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
      'warning config.stale',
      'warning watch.drift',
      'info image.stale',
    ]);
    expect(findings[0]?.evidence).toEqual([{ source: 'compose.yaml:6', text: 'environment.LEVEL' }]);
  });

  test('services that Traefik does not reach, and one that it does', async () => {
    const labels = (router: string, port: number) =>
      `[traefik.enable=true, 'traefik.http.routers.${router}.rule=Host(\`${router}.localhost\`)', traefik.http.services.${router}.loadbalancer.server.port=${port}]`;
    const web =
      'image: public.ecr.aws/docker/library/python:3.10, command: python3 -m http.server 8000, expose: ["8000"], stop_grace_period: 0s';
    await run('docker', ['tag', 'bb:latest', proxy]);
    await write({
      'compose.yaml': `services:
  proxy: { image: '${proxy}', command: [sleep, '600'], networks: [edge], stop_grace_period: 0s }
  fine: { ${web}, networks: [edge], labels: ${labels('fine', 8000)} }
  apart: { ${web}, labels: ${labels('apart', 8000)} }
  wrong: { ${web}, networks: [edge], labels: ${labels('wrong', 80)} }
  again: { ${web}, networks: [edge], labels: ${labels('fine', 8000).replace('fine.localhost', 'again.localhost')} }
networks: { edge: {} }
`,
    });
    await compose('up', '-d');
    await open();
    const started = () => expect.poll(async () => codesOf(await examine()).sort(), { timeout: 14_000, interval: 1000 });
    await started().toEqual([
      'traefik.duplicate-rule again',
      'traefik.no-network apart',
      'traefik.port-mismatch wrong',
    ]);
    const wrong = (await examine()).find(({ service }) => service === 'wrong');
    expect(wrong?.evidence).toEqual([
      { source: 'compose.yaml:5', text: 'loadbalancer.server.port=80' },
      { source: `${name}-wrong-1`, text: 'listens on 0.0.0.0:8000' },
    ]);
  });

  test('nothing of it is told of the example project as it is meant to run', async () => {
    const example = openCompose({
      directory: 'examples/ai-pic',
      files: [],
      profiles: [],
      envFiles: [],
      env: process.env,
    });
    const resolved = await example.resolve(AbortSignal.timeout(10_000));
    await example.close();
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.problem));
    const { services, networks } = resolved.value;
    const nameOf = (key: string) => networks.find((network) => network.key === key)?.name ?? key;
    const containers = services.map((spec) =>
      running(spec.name, {
        image: spec.image ?? '',
        labels: spec.labels,
        command: spec.command ?? [],
        networks: spec.networks.map(nameOf),
        ports: spec.ports.map(({ target }) => ({ hostIp: '', hostPort: null, containerPort: target, protocol: 'tcp' })),
      }),
    );
    expect(services.some(({ labels }) => 'traefik.enable' in labels)).toBe(true);
    const world = worldOf(services, {
      containers: byId(...containers),
      networks: networks.map((network) => network.name),
    });
    const known = knowing(world);
    expect(freshnessRules.flatMap((rule) => [...rule.find(known, 'en'), ...(rule.asks?.(known) ?? [])])).toEqual([]);
  });
});

/** A registry that has no image. */
async function registryWithout(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer(({ url = '' }, response) => {
    if (!url.includes('/manifests/')) return response.end('{}');
    response.writeHead(404, { 'content-type': 'application/json' });
    return response.end(JSON.stringify({ errors: [{ code: 'MANIFEST_UNKNOWN', message: 'manifest unknown' }] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { server, port: typeof address === 'object' && address ? address.port : 0 };
}
