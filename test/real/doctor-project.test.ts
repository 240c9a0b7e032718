import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCompose } from '../../src/compose/open.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import type { Output } from '../../src/doctor/known.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { openSession } from '../../src/session/session.ts';
import { describeReal, engineHere } from './engine-required.ts';

const run = promisify(execFile);
const name = `dwproject-${process.pid}`;
const network = `${name}-shared`;

describeReal('faults of a project’s files, and of what has to be there before', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), `${name}-`)));
  });
  afterEach(async () => {
    await run('docker', ['rm', '-f', `${name}-web`]);
    // By the labels alone: some tests leave files that Compose refuses.
    await run('docker', ['compose', '-p', name, 'down', '-t', '0'], { cwd: tmpdir() });
    await run('docker', ['network', 'rm', network]).catch(() => {});
    await rm(folder, { recursive: true, force: true });
  });

  async function write(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
  }

  /** What a command that fails prints. */
  async function up(): Promise<Output> {
    const failed = await run('docker', ['compose', '-p', name, 'up', '-d'], { cwd: folder }).then(
      () => '',
      (error: { readonly stdout: string; readonly stderr: string }) => error.stdout + error.stderr,
    );
    return { source: '-', lines: failed.split('\n'), services: [] };
  }

  type Choice = {
    readonly files?: readonly string[];
    readonly engine?: typeof engineHere;
    readonly env?: NodeJS.ProcessEnv;
  };

  async function examine(
    pasted: Output | null = null,
    { files = [], engine = engineHere, env = process.env }: Choice = {},
  ) {
    const project = { directory: folder, files, projectName: name, profiles: [], envFiles: [], env };
    const session = openSession({
      engine: openEngine(engine),
      compose: openCompose(project),
      record: () => {},
      logMemory: null,
      watchWith: null,
      cache: null,
    });
    await session.settled(20_000);
    await session.doctor.examine(pasted);
    const findings = session.doctor.findings('en');
    await session.close();
    return findings;
  }

  const codes = (findings: readonly Finding[]) => findings.map(({ code, severity }) => `${severity} ${code}`);

  const places = (findings: readonly Finding[]) =>
    findings[0]?.fixes.flatMap(({ edit }) => (edit ? [`${edit.file.replace(`${folder}/`, '')}:${edit.line}`] : []));

  const web = (more: string) => `services:\n  web:\n    image: bb:latest\n    command: sleep 600\n${more}`;

  test('a variable that must have a value, and has one then', async () => {
    await write({ 'compose.yaml': web('    environment: [ "SECRET=${SECRET:?set it}" ]\n'), '.env': 'A=1\n' });
    const findings = await examine();
    expect(codes(findings)).toEqual(['error env.variable-not-set']);
    expect(places(findings)).toEqual(['.env:2', 'compose.yaml:5']);
    expect(codes(await examine(await up()))).toEqual(['error env.variable-not-set']);
    await write({ '.env': 'A=1\nSECRET=s\n' });
    expect(await examine()).toEqual([]);
  });

  test('a variable that is taken as empty', async () => {
    await write({ 'compose.yaml': web('    environment: { A: "$NOT_SET_HERE" }\n') });
    expect(codes(await examine())).toEqual(['warning env.variable-not-set']);
    expect(await examine(null, { env: { ...process.env, NOT_SET_HERE: 'x' } })).toEqual([]);
  });

  test('files that Compose refuses, and mended ones', async () => {
    await write({ 'compose.yaml': web('    ports: x\n') });
    const findings = await examine();
    expect(codes(findings)).toEqual(['error compose.invalid']);
    expect(places(findings)).toEqual(['compose.yaml:5']);
    await write({ 'compose.yaml': web('  ports: [\n') });
    expect(codes(await examine())).toEqual(['error compose.invalid']);
    await write({ 'compose.yaml': web(''), '.env': 'A=1\nB="open\nC=2\n' });
    expect(places(await examine())).toEqual(['.env:2']);
    await write({ '.env': '' });
    expect(await examine()).toEqual([]);
  });

  test('an env file and a compose file that are not there', async () => {
    await write({ 'compose.yaml': web('    env_file: web.env\n'), 'web.env.example': 'A=1\n' });
    const [missing] = await examine();
    expect(missing?.code).toBe('env.file-missing');
    expect(missing?.fixes.map(({ argv }) => argv?.[0])).toContain('cp');
    await write({ 'web.env': 'A=1\n' });
    expect(await examine()).toEqual([]);
    expect(codes(await examine(null, { files: ['nope.yaml'] }))).toEqual(['error compose.file-not-found']);
  });

  test('values that Compose takes otherwise than meant, and those that it does not', async () => {
    await write({
      'compose.yaml': web('    env_file: web.env\n    environment:\n      - C="three"\n'),
      'web.env': 'A=one"\nB= # nothing\n',
    });
    const findings = await examine();
    expect(codes(findings)).toEqual(Array(3).fill('warning env.suspicious-value'));
    await write({
      'compose.yaml': web('    env_file: web.env\n    environment:\n      - "C=three"\n'),
      'web.env': 'export A = "one" # first\r\nB=  two words  \r\n',
    });
    expect(await examine()).toEqual([]);
  });

  test('an external network that nobody made, and then somebody', async () => {
    await write({
      'compose.yaml': web(`    networks: [ ${network} ]\nnetworks: { ${network}: { external: true } }\n`),
    });
    const findings = await examine();
    expect(codes(findings)).toEqual(['error network.external-missing']);
    expect(codes(await examine(await up()))).toEqual(['error network.external-missing']);
    const create = findings[0]?.fixes.find(({ argv }) => argv?.[2] === 'create')?.argv ?? [];
    await run(create[0] ?? '', create.slice(1));
    expect(await examine()).toEqual([]);
  });

  test('a name that another container has', async () => {
    await write({ 'compose.yaml': web(`    container_name: ${name}-web\n    stop_grace_period: 0s\n`) });
    await run('docker', ['create', '--name', `${name}-web`, 'bb:latest', 'true']);
    const findings = await examine(await up());
    expect(findings.map(({ code, service }) => [code, service])).toEqual([['container.name-conflict', 'web']]);
    expect(places(findings)).toEqual(['compose.yaml:5']);
    const remove = findings[0]?.fixes.find(({ danger }) => danger === 'deletes')?.argv ?? [];
    await run(remove[0] ?? '', remove.slice(1));
    expect((await up()).lines).toEqual(['']);
    expect(await examine()).toEqual([]);
  });

  test('an engine that is not there', async () => {
    await write({ 'compose.yaml': web('') });
    const away = { ...engineHere, env: { DOCKER_HOST: `unix://${folder}/nope.sock` } };
    const findings = await examine(null, { engine: away });
    expect(codes(findings)).toEqual(['error engine.unreachable']);
    expect(findings[0]?.why).toContain(`There is nothing at ${folder}/nope.sock`);
  });
});
