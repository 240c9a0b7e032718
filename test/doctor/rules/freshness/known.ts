import { readFileSync } from 'node:fs';
import { readProgress } from '../../../../src/compose/progress.ts';
import type { Finding } from '../../../../src/doctor/finding.ts';
import type { Known, LoggedLine, Output } from '../../../../src/doctor/known.ts';
import { type HostPath, type Listener, noAnswers } from '../../../../src/doctor/question.ts';
import type { Rule } from '../../../../src/doctor/rule.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { Job, JobStep } from '../../../../src/model/job.ts';
import type { Project, ServiceSpec } from '../../../../src/model/project.ts';
import { noSources, type ProjectSources, type ValuePlace } from '../../../../src/model/sources.ts';
import { emptyWorld, type World } from '../../../../src/model/world.ts';
import { plain } from '../../../../src/text/sanitize.ts';
import { project as example, NOW, services } from '../../../example-project.ts';
import { runningContainer } from '../../../session/fakes.ts';

const said = new URL('../../fixtures/freshness/said/', import.meta.url);

/** The lines of a recording, without colours, as rules get them. */
export function recorded(name: string): readonly string[] {
  return plain(readFileSync(new URL(name, said), 'utf8')).split('\n');
}

/** The folder of the projects that were recorded. */
export const FOLDER = '/project/build';

/** A service of it. */
export function spec(name: string, changes: Partial<ServiceSpec> = {}): ServiceSpec {
  const [plainSpec] = services;
  if (!plainSpec) throw new Error('no example service');
  return { ...plainSpec, ports: [], restart: '', image: null, labels: {}, ...changes, name };
}

/** A service that is built in the folder of its name. */
export function built(name: string, changes: Partial<ServiceSpec> = {}): ServiceSpec {
  const build = {
    context: `${FOLDER}/${name}`,
    dockerfile: 'Dockerfile',
    target: '',
    args: {},
    contexts: {},
    noCache: false,
  };
  return spec(name, { build, ...changes });
}

/** A world with these services, and nothing known of them but what is given. */
export function worldOf(specs: readonly ServiceSpec[], world: Partial<World> = {}): World {
  const project: Project = {
    ...example,
    name: 'shop',
    directory: FOLDER,
    files: [`${FOLDER}/compose.yaml`],
    services: specs,
    networks: [],
  };
  return { ...emptyWorld, project, ...world };
}

/** A container of a service that runs. */
export function running(service: string, changes: Partial<Container> = {}): Container {
  const made = { project: 'shop', name: `shop-${service}-1`, networks: ['shop_default'], startedAt: NOW - 110_000 };
  return runningContainer(`${service}-id`, service, { ...made, ...changes });
}

/** Containers by id. */
export function byId(...containers: readonly Container[]): World['containers'] {
  return Object.fromEntries(containers.map((container) => [container.id, container]));
}

/** Where values stand in `compose.yaml`: a line for each key path, with what is written there. */
export function sources(
  places: Readonly<Record<string, readonly [line: number, written: string | null]>>,
): ProjectSources {
  const file = `${FOLDER}/compose.yaml`;
  const placed = Object.entries(places).map(([key, [line, written]]): [string, ValuePlace] => [
    key,
    { file, line, written },
  ]);
  return { ...noSources, places: Object.fromEntries(placed) };
}

type More = {
  readonly log?: Readonly<Record<string, readonly string[]>>;
  readonly paths?: Readonly<Record<string, HostPath['kind']>>;
  readonly sockets?: Readonly<Record<string, readonly Listener[] | null>>;
};

/** What is known of a world of this session. */
export function knowing(world: World, outputs: readonly Output[] = [], more: More = {}): Known {
  const path = (asked: string): HostPath | undefined => {
    const kind = more.paths?.[asked];
    return kind && { kind, isEmpty: false, owner: 0, createdAt: null };
  };
  const log = (service: string): readonly LoggedLine[] =>
    (more.log?.[service] ?? []).map((text) => ({ at: NOW, text }));
  const answers = { ...noAnswers, path, sockets: (id: string) => more.sockets?.[id] };
  return { world, now: NOW, log, outputs, isPasted: false, answers };
}

/** What is known of a pasted text alone, or with a project beside it. */
export function pasted(lines: readonly string[], world: World = emptyWorld): Known {
  return { ...knowing(world, [{ source: '-', lines, services: [] }]), isPasted: true };
}

/** The output of a command of this session. */
export function printed(lines: readonly string[], ...services: readonly string[]): Output {
  return { source: 'docker compose build', lines, services };
}

/** A failed job, as the session makes it of what Compose prints as JSON. */
export function recordedJob(name: string, services: readonly string[] = []): Job {
  const read = readProgress(() => NOW);
  const steps = new Map<string, JobStep>();
  const tail: string[] = [];
  for (const [stream, ending] of [
    ['stdout', 'out'],
    ['stderr', 'err'],
  ] as const) {
    for (const line of readFileSync(new URL(`${name}.${ending}`, said), 'utf8').split('\n')) {
      if (line === '') continue;
      for (const event of read(stream, line)) {
        if (event.kind === 'line') tail.push(event.text);
        else for (const step of event.steps) steps.set(step.id, step);
      }
    }
  }
  const times = { queuedAt: NOW, startedAt: NOW, endedAt: NOW };
  const result = { kind: 'failed', code: 1, message: '' } as const;
  const argv = ['docker', 'compose', 'up', '-d', '--build'];
  return {
    id: 1,
    command: 'up-build',
    argv,
    services,
    ...times,
    result,
    cancelling: false,
    steps: [...steps.values()],
    tail,
    lines: tail.length,
  };
}

/** The only finding of a rule, in English. */
export function only(rule: Rule, known: Known): Finding {
  const found = rule.find(known, 'en');
  const [finding] = found;
  if (found.length !== 1 || !finding) throw new Error(`${found.length} findings: ${JSON.stringify(found)}`);
  return finding;
}
