import { holdsBack, type Service, selectService } from '../model/services.ts';
import { isStale } from '../model/staleness.ts';
import type { World } from '../model/world.ts';
import { duration } from '../text/format.ts';
import { quote } from '../text/shell.ts';
import type { Language } from '../words/catalogue.ts';
import { explainWords } from '../words/explain.ts';
import { phaseWords } from '../words/phase.ts';
import { adviseService } from './advice.ts';
import { adviseBuild, explainBuild } from './build.ts';
import type { Evidence } from './evidence.ts';
import type { Advice, Explanation } from './explanation.ts';
import { explainProject } from './project.ts';
import { adviseStale, explainStale } from './stale.ts';
import { gateStory, reachingStory, type Told } from './start-story.ts';
import { serviceSteps } from './step-story.ts';

/** What a service is, what state it is in, why, and what to do next. `now` is milliseconds since the epoch. */
export function explainService(
  world: World,
  name: string,
  evidence: Evidence,
  language: Language,
  now: number,
): Explanation {
  const service = selectService(world, name);
  if (!service || world.engine.state === 'lost') return explainProject(world, evidence, language, now);
  const words = explainWords(language);
  return {
    title: words.titleState(service.name, phaseWords(language)[service.phase]),
    tone: isStale(service.stale) && QUIET.has(toneOf(service)) ? 'warn' : toneOf(service),
    paragraphs: [
      ...serviceSteps(service, { world, language, now }),
      ...story(service, { world, evidence, language, now }, state(service, evidence, language, now)),
      ...explainStale(service, language),
      ...identity(service, world.project?.directory ?? '', language),
      ...reach(service, language),
      ...explainBuild(world, service.name, language),
    ],
    advice: [
      ...withStale(adviseStale(service, language), adviseService(service, world, language)),
      ...adviseBuild(world, service.name, language),
    ],
  };
}

const QUIET: ReadonlySet<Explanation['tone']> = new Set(['good', 'neutral']);

/** What is stale comes first; no key is named twice. */
function withStale(stale: readonly Advice[], others: readonly Advice[]): readonly Advice[] {
  const keys = new Set(stale.map(({ key }) => key));
  return [...stale, ...others.filter(({ key }) => !keys.has(key))];
}

function toneOf(service: Service): Explanation['tone'] {
  switch (service.phase) {
    case 'failed':
    case 'unhealthy':
      return 'bad';
    case 'restarting':
      return 'warn';
    case 'waiting':
    case 'starting':
      return 'busy';
    case 'healthy':
    case 'running':
    case 'done':
      return 'good';
    default:
      return 'neutral';
  }
}

/** The state, with what the newest lines of the log say of it, and where it waits, how far what it waits for has come. */
function story(service: Service, told: Told, state: readonly string[]): readonly string[] {
  switch (service.phase) {
    case 'waiting': {
      const owners = service.gates.filter(holdsBack).flatMap((each) => selectService(told.world, each.service) ?? []);
      return [...state, ...owners.flatMap((owner) => gateStory(owner, told))];
    }
    case 'running': {
      // What has to be said of a service that stays ("no healthcheck") is beside the point for work that ends.
      const gate = service.role === 'one-shot' ? gateStory(service, told) : [];
      return gate.length > 0 ? gate : [...state, ...youngStory(service, told)];
    }
    case 'starting':
    case 'unhealthy':
    case 'restarting':
    case 'failed':
      return [
        ...state.slice(0, 1),
        ...[reachingStory(service, told)].filter((text) => text !== null),
        ...state.slice(1),
      ];
    default:
      return state;
  }
}

/** Of a program that stays, only the first minutes are a wait: later it may ask for something that it can do without. */
function youngStory(service: Service, told: Told): readonly string[] {
  const startedAt = service.containers[0]?.startedAt ?? null;
  if (startedAt === null || told.now - startedAt > YOUNG_MS) return [];
  return [reachingStory(service, told)].filter((text) => text !== null);
}

const YOUNG_MS = 120_000;

function state(service: Service, evidence: Evidence, language: Language, now: number): readonly string[] {
  const words = explainWords(language);
  const container = service.containers[0];
  const since = duration(Math.max(0, now - (container?.startedAt ?? now)));
  switch (service.phase) {
    case 'off':
      return [words.off(service.name, service.spec?.profiles.join(', ') ?? '')];
    case 'absent':
      return [words.absent(service.name)];
    case 'created':
      return [words.created(service.name)];
    case 'waiting':
      return [words.waitingFor(service.name, gates(service, language))];
    case 'starting':
      return [words.starting(service.name, probeCommand(service))];
    case 'healthy':
      return [words.healthy(service.name, since), ...restarts(service, language)];
    case 'unhealthy':
      return [
        words.unhealthy(service.name, container?.failingStreak ?? 0),
        ...probeOutput(service, language),
        ...error(evidence, language),
      ];
    case 'running':
      return [words.running(service.name, since), ...restarts(service, language)];
    case 'paused':
      return [words.paused(service.name)];
    case 'restarting':
      return [
        words.restarting(service.name, container?.restartPolicy ?? '', container?.exitCode ?? 0),
        ...error(evidence, language),
      ];
    case 'done':
      return [
        words.done(service.name, tookOf(service)),
        ...(service.dependents.length > 0 ? [words.opened(service.dependents.join(', '))] : []),
      ];
    case 'stopped':
      return [words.stopped(service.name), ...codeMeaning(service, language)];
    case 'failed':
      return failure(service, evidence, language);
  }
}

function failure(service: Service, evidence: Evidence, language: Language): readonly string[] {
  const words = explainWords(language);
  const broken =
    service.containers.find((container) => container.error !== '' || container.oomKilled) ?? service.containers[0];
  const what =
    broken && broken.error !== ''
      ? [words.failedStart(service.name), broken.error]
      : broken?.oomKilled
        ? [words.oomKilled(service.name)]
        : [
            words.failedCode(service.name, service.exitCode ?? broken?.exitCode ?? 1),
            ...codeMeaning(service, language),
          ];
  const suffering = service.dependents.length > 0 ? [words.suffer(service.dependents.join(', '))] : [];
  return [...what, ...error(evidence, language), ...localhost(service, evidence, language), ...suffering];
}

/** Only where the log speaks of a connection: a variable that says localhost is no fault by itself. */
function localhost(service: Service, evidence: Evidence, language: Language): readonly string[] {
  if (!/refused|could not connect|ECONNREFUSED/i.test(evidence.lastError ?? '')) return [];
  const names = Object.entries(service.spec?.environment ?? {}).filter(
    ([, value]) => value === 'localhost' || value === '127.0.0.1',
  );
  return names.map(([name]) => explainWords(language).localhostInContainer(name));
}

function identity(service: Service, directory: string, language: Language): readonly string[] {
  const words = explainWords(language);
  const { spec } = service;
  if (!spec) return [words.isOrphan(service.name)];
  const image = spec.image ?? service.containers[0]?.image ?? service.name;
  const origin = spec.build
    ? words.isBuilt(service.name, image, within(directory, spec.build.context))
    : words.isImage(service.name, image);
  const role = service.role === 'one-shot' ? [words.oneShot(service.name)] : [];
  const command = spec.command && spec.command.length > 0 ? [words.runsCommand(quote(spec.command))] : [];
  return [...role, [origin, ...command].join(language === 'en' ? ' ' : '')];
}

/** A path of the project as its files have it, such as `./backend`. */
function within(directory: string, path: string): string {
  return path === directory ? '.' : path.startsWith(`${directory}/`) ? `.${path.slice(directory.length)}` : path;
}

function reach(service: Service, language: Language): readonly string[] {
  if (service.role === 'one-shot' || !service.spec) return [];
  const words = explainWords(language);
  const urls = service.endpoints
    .map((endpoint) => endpoint.url ?? `localhost:${endpoint.host}/${endpoint.protocol}`)
    .join(', ');
  const first = service.endpoints[0];
  if (!first) return [words.noPorts(service.name)];
  return [
    first.live ? words.reach(urls) : words.reachNotLive(urls),
    words.reachInside(service.name, String(first.container)),
  ];
}

function gates(service: Service, language: Language): string {
  const words = explainWords(language);
  const phases = phaseWords(language);
  return service.gates
    .filter((gate) => !gate.satisfied)
    .map((gate) => {
      const phase = phases[gate.phase];
      if (gate.condition === 'service_healthy') return words.gateHealthy(gate.service, phase);
      return gate.condition === 'service_started'
        ? words.gateStarted(gate.service, phase)
        : words.gateCompleted(gate.service, phase);
    })
    .join(words.joinGates);
}

function probeCommand(service: Service): string {
  const test = service.containers[0]?.healthcheck?.test ?? service.spec?.healthcheck?.test ?? [];
  return test[0] === 'CMD-SHELL' ? test.slice(1).join(' ') : quote(test.slice(1));
}

function probeOutput(service: Service, language: Language): readonly string[] {
  const output = service.containers
    .flatMap((container) => container.probes)
    .at(-1)
    ?.output.trim();
  return output ? [explainWords(language).probeSaid(output.slice(0, 300))] : [];
}

function error(evidence: Evidence, language: Language): readonly string[] {
  return evidence.lastError === null ? [] : [explainWords(language).lastWords(evidence.lastError)];
}

function restarts(service: Service, language: Language): readonly string[] {
  return service.restarts > 0 ? [explainWords(language).restartsSoFar(service.restarts)] : [];
}

function tookOf(service: Service): string {
  const container = service.containers[0];
  return duration(Math.max(0, (container?.finishedAt ?? 0) - (container?.startedAt ?? 0)));
}

function codeMeaning(service: Service, language: Language): readonly string[] {
  const words = explainWords(language);
  const meanings: Readonly<Record<number, string>> = {
    126: words.code126,
    127: words.code127,
    137: words.code137,
    139: words.code139,
    143: words.code143,
  };
  const meaning = meanings[service.exitCode ?? 0];
  return meaning ? [meaning] : [];
}
