import { readFileSync } from 'node:fs';
import { diagnose, openQuestions } from '../../../../src/doctor/diagnose.ts';
import type { Known, Output } from '../../../../src/doctor/known.ts';
import { type HostPath, type HostPort, type Listener, noAnswers, type Space } from '../../../../src/doctor/question.ts';
import type { Rule } from '../../../../src/doctor/rule.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { Project, ServiceSpec } from '../../../../src/model/project.ts';
import { noSources, type ProjectSources } from '../../../../src/model/sources.ts';
import { emptyWorld, type World } from '../../../../src/model/world.ts';
import { NOW, project, services } from '../../../example-project.ts';
import { runningContainer } from '../../../session/fakes.ts';

export { NOW };

/** What a real stack said, line by line. */
export function recorded(name: string): readonly string[] {
  return readFileSync(new URL(`../../fixtures/machine/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
}

/** A project `shop` in `/srv/shop`, with these services. */
export function shop(specs: Readonly<Record<string, Partial<ServiceSpec>>>): Project {
  const [plain] = services;
  if (!plain) throw new Error('there is no example service');
  const made = Object.entries(specs).map(([name, spec]) => ({ ...plain, ports: [], ...spec, name }));
  return { ...project, name: 'shop', directory: '/srv/shop', services: made };
}

/** A container of that project; it runs since five minutes unless the changes say otherwise. */
export function container(service: string, changes: Partial<Container> = {}): Container {
  const name = `shop-${service}-1`;
  return runningContainer(`${service}-id`, service, { project: 'shop', name, startedAt: NOW - 300_000, ...changes });
}

/** The world of that project with these containers. */
export function world(
  specs: Readonly<Record<string, Partial<ServiceSpec>>>,
  containers: readonly Container[] = [],
  places: ProjectSources['places'] | null = null,
): World {
  return {
    ...emptyWorld,
    project: shop(specs),
    containers: Object.fromEntries(containers.map((one) => [one.id, one])),
    containersKnown: true,
    sources: places && { ...noSources, places },
  };
}

type Told = {
  readonly logs?: Readonly<Record<string, readonly string[]>>;
  readonly outputs?: readonly Output[];
  readonly isPasted?: boolean;
  readonly ports?: Readonly<Record<number, HostPort | null>>;
  readonly sockets?: Readonly<Record<string, readonly Listener[] | null>>;
  readonly space?: Space | null;
  readonly paths?: Readonly<Record<string, HostPath | null>>;
};

/** What is known of a world, with the answers that were found. */
export function knowing(of: World, told: Told = {}): Known {
  const { logs = {}, outputs = [], isPasted = false, ports, sockets, space, paths } = told;
  return {
    world: of,
    now: NOW,
    log: (service) => (logs[service] ?? []).map((text, at) => ({ at: NOW - 290_000 + at, text })),
    outputs,
    isPasted,
    answers: {
      ...noAnswers,
      ...(ports && { hostPort: (port) => ports[port] }),
      ...(sockets && { sockets: (id) => sockets[id] }),
      ...(space !== undefined && { space: () => space }),
      ...(paths && { path: (path) => paths[path] }),
    },
  };
}

/** A text that a person pasted. */
export function pasted(lines: readonly string[], of: World = emptyWorld, told: Told = {}): Known {
  return knowing(of, { ...told, isPasted: true, outputs: [{ source: '-', lines, services: [] }] });
}

/** What a command of this session printed before it failed. */
export function failedCommand(lines: readonly string[], services: readonly string[] = []): Output {
  return { source: 'docker compose up -d', lines, services };
}

export { diagnose, openQuestions };

/** What the rule finds, in English. */
export function find(rule: Rule, known: Known) {
  return rule.find(known, 'en');
}
