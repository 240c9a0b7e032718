import type { Healthcheck } from '../model/container.ts';
import type { Dependency, DependencyCondition, ServiceSpec, WatchRule } from '../model/project.ts';
import { milliseconds } from './durations.ts';
import { assignments } from './merge.ts';
import { portsOf } from './published.ts';
import { splitWords } from './split-words.ts';
import { isMap, listOf, mapOf, type Tree, type TreeMap, textOf, textsOf } from './tree.ts';
import { volumesOf } from './volumes.ts';

/**
 * A service of a Compose model. Takes the short and the long forms of every field, since files have both and `docker compose config` has the
 * long ones. Paths are absolute already. `profiles` are the ones that are on.
 */
export function serviceSpec(name: string, service: TreeMap, profiles: readonly string[]): ServiceSpec {
  const own = textsOf(service.profiles);
  return {
    name,
    image: textOf(service.image),
    build: buildOf(service.build),
    command: wordsOf(service.command),
    entrypoint: wordsOf(service.entrypoint),
    profiles: own,
    enabled: own.length === 0 || profiles.includes('*') || own.some((profile) => profiles.includes(profile)),
    restart: textOf(service.restart) ?? textOf(mapOf(mapOf(service.deploy).restart_policy).condition) ?? '',
    scale: Number(textOf(service.scale) ?? textOf(mapOf(service.deploy).replicas) ?? 1),
    dependsOn: dependenciesOf(service.depends_on),
    healthcheck: healthcheckOf(service.healthcheck),
    ports: portsOf(service.ports),
    networks: namesOf(service.networks) ?? (service.network_mode === undefined ? ['default'] : []),
    volumes: volumesOf(service.volumes),
    environment: textMap(assignments(service.environment)),
    labels: Object.fromEntries(
      Object.entries(textMap(assignments(service.labels))).map(([key, value]) => [key, value ?? '']),
    ),
    watch: listOf(mapOf(service.develop).watch).map((rule) => watchRule(name, mapOf(rule))),
  };
}

function buildOf(build: Tree | undefined): ServiceSpec['build'] {
  if (build === undefined || build === null) return null;
  const { context, dockerfile, dockerfile_inline, target, args, additional_contexts, no_cache } = isMap(build)
    ? build
    : { context: build };
  const contexts = Object.entries(textMap(assignments(additional_contexts)));
  return {
    context: textOf(context) ?? '.',
    dockerfile: dockerfile_inline === undefined ? (textOf(dockerfile) ?? 'Dockerfile') : '',
    target: textOf(target) ?? '',
    args: textMap(assignments(args)),
    contexts: Object.fromEntries(contexts.map(([name, value]) => [name, value ?? ''])),
    noCache: no_cache === true,
  };
}

function wordsOf(tree: Tree | undefined): readonly string[] | null {
  if (tree === null || tree === undefined) return null;
  return typeof tree === 'string' ? splitWords(tree) : textsOf(tree);
}

function namesOf(tree: Tree | undefined): readonly string[] | null {
  if (isMap(tree)) return Object.keys(tree);
  return Array.isArray(tree) ? textsOf(tree) : null;
}

function textMap(map: TreeMap): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, textOf(value)]));
}

const CONDITIONS: readonly string[] = ['service_started', 'service_healthy', 'service_completed_successfully'];

function dependenciesOf(tree: Tree | undefined): readonly Dependency[] {
  if (!isMap(tree)) {
    return textsOf(tree).map((service) => ({ service, condition: 'service_started', required: true }));
  }
  return Object.entries(tree).map(([service, value]) => {
    const condition = textOf(mapOf(value).condition) ?? '';
    return {
      service,
      condition: CONDITIONS.includes(condition) ? (condition as DependencyCondition) : 'service_started',
      required: mapOf(value).required !== false,
    };
  });
}

/** The engine's defaults: every 30 s, 30 s to answer, unhealthy after three failures. `test` is empty where the image's own is used. */
function healthcheckOf(tree: Tree | undefined): Healthcheck | null {
  if (!isMap(tree) || tree.disable === true) return null;
  const test = typeof tree.test === 'string' ? ['CMD-SHELL', tree.test] : textsOf(tree.test);
  if (test[0] === 'NONE') return null;
  const duration = (value: Tree | undefined, otherwise: number) => milliseconds(textOf(value) ?? '') ?? otherwise;
  return {
    test,
    intervalMs: duration(tree.interval, 30_000),
    timeoutMs: duration(tree.timeout, 30_000),
    startPeriodMs: duration(tree.start_period, 0),
    retries: Number(textOf(tree.retries) ?? 3),
  };
}

function hookOf(hook: TreeMap): WatchRule['execAs'] {
  const environment = Object.entries(textMap(assignments(hook.environment)));
  return {
    user: textOf(hook.user) ?? '',
    privileged: hook.privileged === true,
    workingDirectory: textOf(hook.working_dir) ?? '',
    environment: environment.map(([name, value]) => `${name}=${value ?? ''}`),
  };
}

const ACTIONS: readonly string[] = ['sync', 'rebuild', 'restart', 'sync+restart', 'sync+exec'];

function watchRule(service: string, rule: TreeMap): WatchRule {
  const action = textOf(rule.action) ?? '';
  return {
    service,
    path: textOf(rule.path) ?? '',
    action: ACTIONS.includes(action) ? (action as WatchRule['action']) : 'rebuild',
    target: textOf(rule.target) ?? '',
    ignore: textsOf(rule.ignore),
    include: textsOf(rule.include),
    initialSync: rule.initial_sync === true || rule['x-initialSync'] === true,
    exec: wordsOf(mapOf(rule.exec).command) ?? [],
    execAs: hookOf(mapOf(rule.exec)),
  };
}
