import { readFileSync } from 'node:fs';
import type { Known } from '../../../../src/doctor/known.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { ServiceSpec } from '../../../../src/model/project.ts';
import { noSources, type ProjectSources } from '../../../../src/model/sources.ts';
import type { World } from '../../../../src/model/world.ts';
import { container, knowing, NOW, world } from '../machine/known.ts';

export { container, diagnose, find, knowing, NOW, openQuestions, pasted, world } from '../machine/known.ts';

/** What a program said on the real engine or elsewhere, line by line. */
export function said(name: string): readonly string[] {
  return readFileSync(new URL(`../../fixtures/connections/said/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
}

/** In the words of libpq 15, as psycopg passes them on. */
export const refusedBy = (host: string, address: string, port = 5432): readonly string[] => [
  `connection to server at "${host}" (${address}), port ${port} failed: Connection refused`,
  '\tIs the server running on that host and accepting TCP/IP connections?',
];

/** A container that ended with 1 half a minute ago. */
export function ended(service: string, changes: Partial<Container> = {}): Container {
  const times = { startedAt: NOW - 60_000, finishedAt: NOW - 30_000 };
  return container(service, { state: 'exited', exitCode: 1, ...times, ...changes });
}

type Files = { readonly places?: ProjectSources['places']; readonly env?: Readonly<Record<string, string>> };

/** Says where the project's values stand: those of `.env` one a line, from line 1. */
export function withFiles(of: World, { places = {}, env = {} }: Files): World {
  const file = '/srv/shop/.env';
  const lines = Object.entries(env).map(([name, value], at) => ({ name, value, written: value, file, line: at + 1 }));
  const sources: ProjectSources = { ...noSources, places, envFiles: { [file]: lines } };
  return { ...of, sources, project: of.project && { ...of.project, envFiles: [file] } };
}

/** A line of the compose file. */
export function line(number: number, written: string | null) {
  return { file: '/srv/shop/compose.yaml', line: number, written };
}

/** One service `api` with that environment, whose container is as it says, and what its log says, the last line `ago` milliseconds ago and each second one. */
export function one(
  environment: Readonly<Record<string, string>>,
  of: Container,
  log: readonly string[],
  {
    ago = 30_000,
    specs = {},
    others = [] as readonly Container[],
  }: {
    readonly ago?: number;
    readonly specs?: Readonly<Record<string, Partial<ServiceSpec>>>;
    readonly others?: readonly Container[];
  } = {},
): Known {
  const known = knowing(world({ api: { environment }, ...specs }, [{ ...of, environment }, ...others]));
  const at = (index: number) => NOW - ago - (log.length - 1 - index) * 1000;
  return { ...known, log: (service) => (service === 'api' ? log.map((text, index) => ({ at: at(index), text })) : []) };
}
