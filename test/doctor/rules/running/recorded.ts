import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../../../src/doctor/diagnose.ts';
import type { Finding } from '../../../../src/doctor/finding.ts';
import type { Known, LoggedLine, Output } from '../../../../src/doctor/known.ts';
import { noAnswers } from '../../../../src/doctor/question.ts';
import type { Rule } from '../../../../src/doctor/rule.ts';
import { runningRules } from '../../../../src/doctor/rules/running/index.ts';
import { toContainer } from '../../../../src/engine/container.ts';
import type { Inspect } from '../../../../src/engine/inspect.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { Dependency, Project, ServiceSpec } from '../../../../src/model/project.ts';
import { emptyWorld, type World } from '../../../../src/model/world.ts';
import { plain } from '../../../../src/text/sanitize.ts';
import { engine, services } from '../../../example-project.ts';

const said = join(import.meta.dirname, '../../fixtures/running/said');

/** The container of a recorded fault as Engine 28.5 described it. */
export function recordedContainer(service: string): Container {
  const [inspect] = JSON.parse(readFileSync(join(said, `${service}.28.5.json`), 'utf8')) as [Inspect];
  return toContainer(inspect);
}

/** The log of a recorded fault, of its newest run as the doctor reads it; empty for a service that was not recorded. */
export function recordedLog(service: string): readonly LoggedLine[] {
  if (!existsSync(join(said, `${service}.28.5.log.txt`))) return [];
  const since = recordedContainer(service).startedAt ?? 0;
  const lines = readFileSync(join(said, `${service}.28.5.log.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const logged = lines.map((line) => {
    const [stamp = '', ...words] = line.split(' ');
    return { at: Date.parse(stamp), text: plain(words.join(' ')) };
  });
  return logged.filter(({ at }) => at >= since).sort((a, b) => a.at - b.at);
}

/** What `docker compose up` printed of a recorded fault: attached, or detached with `-d`. */
export function recordedUp(service: string, version: '2.26' | '2.40', kind: 'up' | 'attached'): readonly string[] {
  return readFileSync(join(said, `${service}.${version}.${kind}`), 'utf8')
    .split('\n')
    .map(plain);
}

/** What the doctor knows when these are the services and containers; `now` is a moment after the newest of their times. */
export function knowing({
  specs,
  containers,
  log = () => [],
  world = {},
  now,
}: {
  readonly specs: readonly ServiceSpec[];
  readonly containers: readonly Container[];
  readonly log?: Known['log'];
  readonly world?: Partial<World>;
  readonly now?: number;
}): Known {
  const times = containers.flatMap(({ createdAt, startedAt, finishedAt }) => [
    createdAt,
    startedAt ?? 0,
    finishedAt ?? 0,
  ]);
  const project: Project = {
    origin: 'resolved',
    name: 'dwrunning',
    directory: '/home/me/project',
    files: ['/home/me/project/compose.yaml'],
    envFiles: [],
    profiles: [],
    services: specs,
    networks: [],
    volumes: [],
  };
  return {
    world: {
      ...emptyWorld,
      engine: { state: 'connected', info: engine, since: 0 },
      containersKnown: true,
      project,
      containers: Object.fromEntries(containers.map((container) => [container.id, container])),
      ...world,
    },
    now: now ?? Math.max(0, ...times) + 2_000,
    log,
    outputs: [],
    isPasted: false,
    answers: noAnswers,
  };
}

/** A recorded fault with its container and log, and with containers that were created and wait for it under `condition`. */
export function knowingRecorded(
  service: string,
  more: {
    readonly waiter?: Dependency['condition'];
    readonly world?: Partial<World>;
    readonly spec?: Partial<ServiceSpec>;
  } = {},
): Known {
  const container = recordedContainer(service);
  const waits = more.waiter ? [spec('waiter', { dependsOn: [dependency(service, more.waiter)] })] : [];
  const waiting = more.waiter ? [containerLike(container, 'waiter', CREATED)] : [];
  return knowing({
    specs: [spec(service, more.spec), ...waits],
    containers: [container, ...waiting],
    log: (name) => (name === service ? recordedLog(name) : []),
    world: more.world ?? {},
  });
}

/** The changes that make a container one that was never started. */
export const CREATED: Partial<Container> = {
  state: 'created',
  health: 'none',
  healthcheck: null,
  probes: [],
  exitCode: null,
  error: '',
  oomKilled: false,
  startedAt: null,
  finishedAt: null,
  restartCount: 0,
};

/** Another container of the same project. */
export function containerLike(container: Container, service: string, changes: Partial<Container>): Container {
  return { ...container, id: `id-of-${service}`, name: `dwrunning-${service}-1`, service, ...changes };
}

/** A service of which the files say nothing but this. */
export function spec(name: string, changes: Partial<ServiceSpec> = {}): ServiceSpec {
  const [first] = services;
  if (!first) throw new Error('the example project has no service');
  return { ...first, name, image: null, restart: '', ports: [], ...changes };
}

export function dependency(service: string, condition: Dependency['condition'], required = true): Dependency {
  return { service, condition, required };
}

/** What the doctor knows of a text alone: no engine, no project. */
export function pasted(lines: readonly string[], world: World = emptyWorld): Known {
  const output: Output = { source: '-', lines: lines.map(plain), services: [] };
  return { world, now: 0, log: () => [], outputs: [output], isPasted: true, answers: noAnswers };
}

/** What the rules of this family find, as `code service`. */
export function codes(known: Known): readonly string[] {
  return found(known).map(({ code, service }) => `${code} ${service}`);
}

/** What the rules of this family find, what is but a symptom left out. */
export function found(known: Known): readonly Finding[] {
  const mine = new Set(runningRules.map(({ code }) => code));
  return diagnose(known, 'en').filter(({ code }) => mine.has(code));
}

/** The only finding of a rule. */
export function only(rule: Rule, known: Known): Finding {
  const [finding, ...others] = rule.find(known, 'en');
  if (!finding || others.length > 0) throw new Error(`${others.length + (finding ? 1 : 0)} findings of ${rule.code}`);
  return finding;
}
