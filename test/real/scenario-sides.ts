import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect } from 'vitest';
import type { Scenario } from '../../src/model/scenario.ts';
import { makeTrouble } from '../../src/simulate/trouble.ts';
import { playScenario } from '../simulate/stage.ts';
import { type Host, type TestProject, writeTestProject } from './ai-pic-host.ts';

/** What a scenario is on either side: how `up` ended and in which words, and what became of the containers. */
export type Facts = {
  readonly code: number | null;
  readonly last: string;
  readonly containers: Readonly<Record<string, string>>;
};

/** A side of the comparison: the same steps are taken on both. */
export type Side = {
  up(): Promise<Facts>;
  edit(file: string, find: string | RegExp, put: string): Promise<void>;
  logs(service: string): Promise<readonly string[]>;
  /** The scenario's own way to free what was missing or taken. */
  cure(): Promise<void>;
  /** Waits for the healthcheck to have decided; answers with the exit status of the last probe. */
  judged(): Promise<{ readonly health: string; readonly exitCode: number | null }>;
};

/** A scenario in the simulation, from nothing. */
export async function openSimulated(scenario: Scenario): Promise<Side> {
  const play = await playScenario(scenario, { started: false });
  const cures: Partial<Record<Scenario, readonly string[]>> = {
    'port-taken': ['stop', 'shop-api-1'],
    'network-missing': ['network', 'create', 'traefik-public'],
  };
  return {
    async up() {
      const { code, lines } = await play.compose('up', '-d');
      const last = code === 0 ? '' : (lines.at(-1) ?? '');
      const own = Object.values(play.world().containers);
      const told = own.map(({ service, state, exitCode, health, error }) => ({
        service,
        state,
        exitCode: state === 'exited' || error !== '' ? exitCode : null,
        health,
        error,
      }));
      return factsOf(code, last, told, { name: 'ai-pic', network: 'traefik-public' });
    },
    edit: play.edit,
    async logs(service) {
      const { lines } = await play.compose('logs', '--no-log-prefix', service);
      return lines.map((line) => withoutTimes(line.replace(/^\S+ +\| /, '')));
    },
    cure: async () => void (await play.docker(...(cures[scenario] ?? []))),
    async judged() {
      const backend = () => play.container('backend');
      await play.until(() => ['healthy', 'unhealthy'].includes(backend()?.health ?? ''));
      return { health: backend()?.health ?? '', exitCode: backend()?.probes.at(-1)?.exitCode ?? null };
    },
  };
}

/** The same trouble on the real engine, in a copy of the example with ports and a name of its own. */
export async function openReal(host: Host, scenario: Scenario) {
  const isBase = scenario === 'network-missing';
  const project = await writeTestProject(host, isBase ? { COMPOSE_FILE: 'docker-compose.yml' } : {});
  const { directory, name } = project;
  await makeTrouble(scenario, directory);
  const names = { name, network: `${name}-public`, holder: `${name}-holder` };
  if (isBase)
    await edit(directory, 'docker-compose.yml', 'external: true', `external: true\n    name: ${names.network}`);
  if (scenario === 'port-taken') await holdPort(project, names.holder);
  const docker = (...words: readonly string[]) => execa('docker', words, { cwd: directory, reject: false, all: true });

  async function inspect() {
    const ids = (await docker('ps', '-aq', '--filter', `label=com.docker.compose.project=${name}`)).stdout.split('\n');
    const known = ids.filter((id) => id !== '');
    if (known.length === 0) return [];
    return JSON.parse((await docker('inspect', ...known)).stdout) as readonly Inspected[];
  }

  const side: Side = {
    async up() {
      const { exitCode, all } = await docker('compose', '--progress', 'plain', 'up', '-d');
      const last = exitCode === 0 ? '' : (all.trim().split('\n').at(-1) ?? '').trim();
      const told = (await inspect()).map(({ Config, State }) => ({
        service: Config.Labels['com.docker.compose.service'] ?? '',
        state: State.Status,
        exitCode: State.Status === 'exited' || State.Error !== '' ? State.ExitCode : null,
        health: State.Health?.Status ?? 'none',
        error: State.Error,
      }));
      return factsOf(exitCode ?? null, last, told, names);
    },
    edit: (file, find, put) => edit(directory, file, find, put),
    async logs(service) {
      const { stdout } = await docker('compose', 'logs', '--no-log-prefix', '--no-color', service);
      return stdout.split('\n').map((line) => withoutTimes(line).replaceAll(String(host.postgresPort), '5432'));
    },
    async cure() {
      if (scenario === 'port-taken') await docker('stop', '--time', '0', names.holder);
      if (isBase) await docker('network', 'create', names.network);
    },
    async judged() {
      const health = async () =>
        (await inspect()).find(({ Config }) => Config.Labels['com.docker.compose.service'] === 'backend')?.State.Health;
      await expect.poll(async () => (await health())?.Status, { timeout: 30_000, interval: 300 }).toMatch(/healthy$/);
      const found = await health();
      return { health: found?.Status ?? '', exitCode: found?.Log.at(-1)?.ExitCode ?? null };
    },
  };
  async function remove() {
    await docker('compose', 'down', '--volumes', '--remove-orphans', '--timeout', '1');
    await docker('compose', '-p', name, '-f', 'docker-compose.yml', 'down', '--remove-orphans', '--timeout', '1');
    if (scenario === 'port-taken') await docker('rm', '--force', names.holder);
    if (isBase) await docker('network', 'rm', names.network);
    await docker('image', 'rm', '--force', project.image);
    await project.remove();
  }
  return { side, remove };
}

type Inspected = {
  readonly Config: { readonly Labels: Readonly<Record<string, string>> };
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly Error: string;
    readonly Health?: { readonly Status: string; readonly Log: readonly { readonly ExitCode: number }[] };
  };
};

type Told = {
  readonly service: string;
  readonly state: string;
  readonly exitCode: number | null;
  readonly health: string;
  readonly error: string;
};

function factsOf(
  code: number | null,
  last: string,
  told: readonly Told[],
  names: { readonly name: string; readonly network: string },
): Facts {
  const same = (text: string) =>
    text
      .replaceAll(names.network, 'traefik-public')
      .replaceAll(`${names.name}-`, 'ai-pic-')
      .replaceAll(/[0-9a-f]{64}/g, 'ID')
      .replaceAll(/Bind for \S+ failed/g, 'Bind for ADDRESS failed');
  const sorted = told.toSorted((one, other) => one.service.localeCompare(other.service));
  const containers = Object.fromEntries(
    sorted.map(({ service, state, exitCode, health, error }) => [
      service,
      `${state} ${exitCode} ${state === 'running' ? health : 'none'} ${same(error)}`.trim(),
    ]),
  );
  return { code, last: same(last), containers };
}

/** Times and how long something took differ from run to run. */
function withoutTimes(line: string): string {
  return line.replace(/^\d{4}-\d\d-\d\d [\d:,]+ /, '').replace(/after [\d.]+\(s\)/, 'after SECONDS');
}

async function holdPort({ ports }: TestProject, holder: string): Promise<void> {
  const image = 'public.ecr.aws/docker/library/python:3.10';
  await execa('docker', ['run', '-d', '--name', holder, '-p', `127.0.0.1:${ports.backend}:80`, image, 'sleep', '600']);
}

async function edit(directory: string, file: string, find: string | RegExp, put: string): Promise<void> {
  const name = join(directory, file);
  await writeFile(name, (await readFile(name, 'utf8')).replace(find, put));
}
