import type { Container, ContainerState, Health } from './container.ts';
import { startUpOrder } from './order.ts';
import type { Dependency, ServiceSpec } from './project.ts';
import { type ServiceStaleness, unknownStaleness } from './staleness.ts';
import type { World } from './world.ts';

/** What a service is for: `one-shot` does its work and ends, `long-running` is meant to stay. */
export type Role = 'one-shot' | 'long-running';

/** The state of a service as the engine names it; `absent` where it has no container. */
export type ServiceState = 'absent' | Exclude<ContainerState, 'removing'>;

/**
 * The one word for a service that a person reads first.
 * `off`: its profile is off · `waiting`: created, but a gate is not open · `stopped`: a long-running one that was ended · `done`: a one-shot that
 * ended with 0 · `failed`: ended otherwise, or could not start.
 */
export type Phase =
  | 'off'
  | 'absent'
  | 'waiting'
  | 'created'
  | 'starting'
  | 'healthy'
  | 'unhealthy'
  | 'running'
  | 'paused'
  | 'restarting'
  | 'done'
  | 'stopped'
  | 'failed';

/** A dependency with what is known of it now. */
export type Gate = Dependency & { readonly satisfied: boolean; readonly phase: Phase };

/** A port that the host reaches; `url` where it speaks TCP, guessed to be HTTP. */
export type Endpoint = {
  readonly host: number;
  readonly container: number;
  readonly protocol: string;
  readonly url: string | null;
  /** False when the project publishes it but no running container does. */
  readonly live: boolean;
};

/** A service with everything that is known of it, for rows, panes, explanations and `status --json`. */
export type Service = {
  readonly name: string;
  /** Null for a container whose service is no longer in the files (an orphan). */
  readonly spec: ServiceSpec | null;
  readonly role: Role;
  readonly state: ServiceState;
  readonly phase: Phase;
  readonly health: Health;
  readonly exitCode: number | null;
  /** Replicas by number, without one-off containers. */
  readonly containers: readonly Container[];
  readonly oneOffs: readonly Container[];
  readonly endpoints: readonly Endpoint[];
  readonly gates: readonly Gate[];
  /** The services that wait for this one. */
  readonly dependents: readonly string[];
  readonly restarts: number;
  readonly stale: ServiceStaleness;
};

/**
 * Whether a gate keeps its service from starting. Compose goes on without an optional dependency that is missing, failed or unhealthy
 * (measured on Compose 2.40: `Skipped: optional dependency "x" failed to start`).
 */
export function holdsBack({ satisfied, required, phase }: Gate): boolean {
  return !satisfied && (required || !GIVEN_UP.has(phase));
}

const GIVEN_UP: ReadonlySet<Phase> = new Set(['off', 'absent', 'failed', 'unhealthy']);

/** The services of the project in start-up order, then orphans by name. */
export function selectServices(world: World): readonly Service[] {
  const { project, containers, staleness } = world;
  if (last.project !== project || last.containers !== containers || last.staleness !== staleness) {
    last = { project, containers, staleness, services: deriveServices(world) };
  }
  return last.services;
}

/** The service of that name, or undefined. */
export function selectService(world: World, name: string): Service | undefined {
  return selectServices(world).find((service) => service.name === name);
}

/** The containers of a service by replica number, those that do not run too, without one-off containers; none of a service that has none. */
export function replicasOf(world: World, service: string): readonly Container[] {
  return selectService(world, service)?.containers ?? [];
}

/** Every view asks on every frame, and the answer depends on these three objects alone, so the last one is kept. */
let last: Pick<World, 'project' | 'staleness'> & {
  containers: World['containers'] | null;
  services: readonly Service[];
} = {
  project: null,
  containers: null,
  staleness: null,
  services: [],
};

function deriveServices(world: World): readonly Service[] {
  const specs = startUpOrder(world.project?.services ?? []);
  const containers = Object.values(world.containers).sort((a, b) => a.number - b.number);
  const names = new Set(specs.map((spec) => spec.name));
  const orphans = [...new Set(containers.map((container) => container.service))]
    .filter((name) => !names.has(name))
    .sort();
  const drafts = [...specs.map((spec) => draft(spec.name, spec)), ...orphans.map((name) => draft(name, null))];
  const byName = new Map(drafts.map((service) => [service.name, service]));
  return drafts.map((service) => ({ ...withGates(service, byName), stale: staleOf(service, world) }));

  function draft(name: string, spec: ServiceSpec | null): Service {
    const own = containers.filter((container) => container.service === name && !container.oneOff);
    const oneOffs = containers.filter((container) => container.service === name && container.oneOff);
    return describe(name, spec, own, oneOffs, specs);
  }
}

function describe(
  name: string,
  spec: ServiceSpec | null,
  containers: readonly Container[],
  oneOffs: readonly Container[],
  specs: readonly ServiceSpec[],
): Service {
  const worst = worstOf(containers);
  const role = roleOf(name, spec, containers, specs);
  const state: ServiceState = !worst ? 'absent' : worst.state === 'removing' ? 'dead' : worst.state;
  return {
    name,
    spec,
    role,
    state,
    phase: worst ? containerPhase(worst, role) : spec && !spec.enabled ? 'off' : 'absent',
    // The engine leaves the last word of its probe on a container that has stopped.
    health: worst?.state === 'running' ? worst.health : 'none',
    exitCode: state === 'exited' || state === 'dead' ? (worst?.exitCode ?? null) : null,
    containers,
    oneOffs,
    endpoints: endpointsOf(spec, containers),
    gates: [],
    dependents: specs
      .filter((other) => other.dependsOn.some((dependency) => dependency.service === name))
      .map((other) => other.name),
    restarts: containers.reduce((sum, container) => sum + container.restartCount, 0),
    stale: unknownStaleness,
  };
}

/** What was found out of containers that are gone since says nothing. */
function staleOf({ name, containers }: Service, { staleness }: World): ServiceStaleness {
  return containers.length === 0 ? unknownStaleness : (staleness?.[name] ?? unknownStaleness);
}

/** Of several replicas the one in the most trouble speaks for the service. */
function worstOf(containers: readonly Container[]): Container | undefined {
  return containers.reduce<Container | undefined>(
    (worst, container) => (!worst || trouble(container) > trouble(worst) ? container : worst),
    undefined,
  );
}

function trouble(container: Container): number {
  if (container.error !== '' && container.state !== 'running') return 9;
  if (container.state === 'dead' || container.state === 'removing') return 8;
  if (container.state === 'restarting') return 7;
  if (container.state === 'exited') return container.exitCode === 0 ? 2 : 6;
  if (container.health === 'unhealthy') return 5;
  if (container.state === 'created') return 4;
  if (container.health === 'starting') return 3;
  return container.state === 'paused' ? 1 : 0;
}

/**
 * A service is one-shot when another waits for it to complete. Where nobody says so, containers that all ended with 0, that nothing restarts,
 * and that offer nothing (no port, no healthcheck) are taken for one.
 */
function roleOf(
  name: string,
  spec: ServiceSpec | null,
  containers: readonly Container[],
  specs: readonly ServiceSpec[],
): Role {
  const awaited = specs.some((other) =>
    other.dependsOn.some(
      (dependency) => dependency.service === name && dependency.condition === 'service_completed_successfully',
    ),
  );
  if (awaited) return 'one-shot';
  const offers = (spec?.ports.length ?? 0) > 0 || Boolean(spec?.healthcheck) || (spec?.watch.length ?? 0) > 0;
  const endedWell =
    containers.length > 0 && containers.every(({ state, exitCode }) => state === 'exited' && exitCode === 0);
  const restarts = containers.some(({ restartPolicy }) => restartPolicy !== '' && restartPolicy !== 'no');
  return endedWell && !offers && !restarts ? 'one-shot' : 'long-running';
}

/** Exit codes of a process that ended because it was told to: SIGINT, SIGKILL, SIGTERM. */
const ENDED_BY_SIGNAL = new Set([130, 137, 143]);

/** The phase of one container by itself, without regard to gates. */
export function containerPhase(container: Container, role: Role): Phase {
  switch (container.state) {
    case 'created':
      return container.error === '' ? 'created' : 'failed';
    case 'running':
      return container.health === 'none' ? 'running' : container.health;
    case 'paused':
      return 'paused';
    case 'restarting':
      return 'restarting';
    case 'removing':
    case 'dead':
      return 'failed';
    case 'exited':
      return endPhase(container, role);
  }
}

function endPhase(container: Container, role: Role): Phase {
  if (container.oomKilled || container.error !== '') return 'failed';
  if (container.exitCode === 0) return role === 'one-shot' ? 'done' : 'stopped';
  return ENDED_BY_SIGNAL.has(container.exitCode ?? 0) && role === 'long-running' ? 'stopped' : 'failed';
}

function withGates(service: Service, byName: ReadonlyMap<string, Service>): Service {
  const gates = (service.spec?.dependsOn ?? []).map((dependency): Gate => {
    const other = byName.get(dependency.service);
    return {
      ...dependency,
      satisfied: other ? isOpen(dependency, other) : !dependency.required,
      phase: other?.phase ?? 'absent',
    };
  });
  const waits = service.phase === 'created' && gates.some(holdsBack);
  return { ...service, gates, phase: waits ? 'waiting' : service.phase };
}

function isOpen(dependency: Dependency, other: Service): boolean {
  switch (dependency.condition) {
    case 'service_started':
      return other.state !== 'absent' && other.state !== 'created';
    case 'service_healthy':
      return other.state === 'running' && other.health === 'healthy';
    case 'service_completed_successfully':
      return other.state === 'exited' && other.exitCode === 0;
  }
}

function endpointsOf(spec: ServiceSpec | null, containers: readonly Container[]): readonly Endpoint[] {
  const live = new Map<string, Endpoint>();
  for (const { hostPort, containerPort, protocol } of containers.flatMap((container) => container.ports)) {
    if (hostPort === null) continue;
    live.set(`${hostPort}/${protocol}`, endpoint(hostPort, containerPort, protocol, true));
  }
  if (live.size > 0) return [...live.values()];
  return (spec?.ports ?? [])
    .filter((port) => /^\d+$/.test(port.published))
    .map((port) => endpoint(Number(port.published), port.target, port.protocol, false));
}

function endpoint(host: number, container: number, protocol: string, live: boolean): Endpoint {
  const url =
    protocol === 'tcp'
      ? container === 443 || container === 8443
        ? `https://localhost:${host}`
        : `http://localhost:${host}`
      : null;
  return { host, container, protocol, url, live };
}
