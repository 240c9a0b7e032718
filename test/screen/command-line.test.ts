import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const launch = join(import.meta.dirname, '../../bin/launch.js');

/** No engine answers there, whatever runs on this machine. */
const NO_ENGINE = { DOCKER_HOST: 'unix:///nowhere/docker.sock', LC_ALL: 'C.UTF-8' };

function dogwatch(
  words: readonly string[],
  options: { readonly cwd?: string; readonly env?: Record<string, string> } = {},
) {
  return execa(process.execPath, [launch, ...words], {
    ...options,
    env: { ...NO_ENGINE, ...options.env },
    reject: false,
    stdin: 'ignore',
  });
}

describe('the command line', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dogwatch-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('answers status as one JSON document on stdout', async () => {
    const { stdout, exitCode } = await dogwatch(['status', 'examples/ai-pic', '--simulate', '--json']);
    const report = JSON.parse(stdout);
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      project: 'ai-pic',
      engine: { simulated: true },
      jobs: [],
      watch: { running: false },
    });
    expect(report.services[0]).toMatchObject({ name: 'prestart', role: 'one-shot', state: 'exited', exitCode: 0 });
    expect(report.services[1]).toMatchObject({
      name: 'backend',
      health: 'healthy',
      dependsOn: [{ service: 'prestart', condition: 'service_completed_successfully', satisfied: true }],
    });
  });

  it('prints the status and says so where there is no terminal', async () => {
    const { stdout, stderr, exitCode } = await dogwatch(['examples/ai-pic', '--simulate=auto', '--lang', 'en']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('SIMULATED');
    expect(stdout).toMatch(/backend\s+healthy\s+:8000/);
    expect(stderr).toContain('no terminal');
  });

  it('exits with 3 and one sentence without an engine', async () => {
    const { stderr, exitCode } = await dogwatch(['status', 'examples/ai-pic']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('unix:///nowhere/docker.sock');
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('exits with 2 where there is no project', async () => {
    const { stderr, exitCode } = await dogwatch(['status', folder]);
    expect([2, 3]).toContain(exitCode);
    expect(stderr).toContain(`no compose file in ${folder}`);
  });

  it('shows the line of an invalid file', async () => {
    await writeFile(join(folder, 'compose.yaml'), 'services:\n  web:\n    image: "bb\n    ports: [80]\n');
    const { stderr } = await dogwatch(['status', folder]);
    expect(stderr).toContain('compose.yaml:');
    expect(stderr).not.toMatch(/\n\s+at /);
    await rm(join(folder, 'compose.yaml'));
  });

  it('names what is wrong with a command line', async () => {
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['--nonsense'], '--nonsense'],
      [['nonsense'], 'neither a command'],
      [['--lang', 'tlh'], 'tlh'],
      [['/nowhere/at/all'], 'not a folder'],
      [['--simulate=nonsense'], 'There is no scenario "nonsense"'],
    ];
    for (const [words, sentence] of cases) {
      const { stderr, exitCode } = await dogwatch(words, { env: { LC_ALL: 'C' } });
      expect(exitCode, words.join(' ')).toBe(2);
      expect(stderr).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });

  it('prints its keys and its version, for people and as JSON', async () => {
    expect(JSON.parse((await dogwatch(['keys', '--json'])).stdout)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'up', keys: ['u'] })]),
    );
    expect(JSON.parse((await dogwatch(['version', '--json'])).stdout)).toMatchObject({
      version: expect.stringMatching(/^\d/),
    });
    expect((await dogwatch(['--version'])).stdout).toMatch(/^dogwatch \d/);
  });

  it('is a plugin of the docker CLI', async () => {
    const { stdout } = await dogwatch(['docker-cli-plugin-metadata']);
    expect(JSON.parse(stdout)).toMatchObject({ SchemaVersion: '0.1.0', Vendor: 'Dogwatch' });
  });

  it('records what happens as NDJSON', async () => {
    const file = join(folder, 'facts.ndjson');
    await dogwatch(['status', 'examples/ai-pic', '--simulate', '--record', file]);
    const { readFile } = await import('node:fs/promises');
    const types = (await readFile(file, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).type);
    expect(types).toEqual(expect.arrayContaining(['engine.connected', 'containers.listed', 'project.read']));
  });
});
