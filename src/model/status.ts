import type { Container } from './container.ts';
import type { Job } from './job.ts';
import type { WatchRule } from './project.ts';
import { type Endpoint, type Gate, type Role, type Service, type ServiceState, selectServices } from './services.ts';
import type { World } from './world.ts';

/** The answer of `dogwatch status --json`. Times are ISO 8601 in UTC. */
export type StatusReport = {
  readonly project: string | null;
  readonly directory: string | null;
  readonly files: readonly string[];
  readonly engine: {
    readonly version: string;
    readonly apiVersion: string;
    readonly context: string;
    readonly host: string;
    readonly simulated: boolean;
  } | null;
  readonly compose: { readonly version: string } | null;
  readonly services: readonly ServiceReport[];
  readonly jobs: readonly {
    readonly id: number;
    readonly argv: readonly string[];
    readonly services: readonly string[];
    readonly state: string;
  }[];
  readonly watch: { readonly running: boolean; readonly rules: readonly WatchRule[] };
};

export type ServiceReport = {
  readonly name: string;
  readonly role: Role;
  readonly profiles: readonly string[];
  readonly state: ServiceState;
  readonly exitCode: number | null;
  readonly health: string;
  readonly replicas: readonly {
    readonly container: string;
    readonly state: string;
    readonly health: string;
    readonly startedAt: string | null;
    readonly restartCount: number;
  }[];
  readonly ports: readonly {
    readonly host: number;
    readonly container: number;
    readonly protocol: string;
    readonly url: string | null;
  }[];
  readonly dependsOn: readonly { readonly service: string; readonly condition: string; readonly satisfied: boolean }[];
  /** Whether the image's tag has moved on, and whether the configuration differs from the one it was created with; null where it is not known. */
  readonly stale: { readonly image: boolean | null; readonly config: boolean | null };
};

/** What is known of the project now, services in start-up order. */
export function statusReport(world: World): StatusReport {
  const { project, engine, composeVersion } = world;
  const info = engine.state === 'connected' ? engine.info : null;
  return {
    project: project?.name ?? null,
    directory: project?.directory ?? null,
    files: project?.files ?? [],
    engine: info && {
      version: info.version,
      apiVersion: info.apiVersion,
      context: info.context,
      host: info.host,
      simulated: info.simulated,
    },
    compose: composeVersion === null ? null : { version: composeVersion },
    services: selectServices(world).map(serviceReport),
    jobs: world.jobs.map((job) => ({ id: job.id, argv: job.argv, services: job.services, state: jobState(job) })),
    watch: {
      running: world.watch.state === 'running',
      rules: project?.services.flatMap((service) => service.watch) ?? [],
    },
  };
}

function serviceReport(service: Service): ServiceReport {
  return {
    name: service.name,
    role: service.role,
    profiles: service.spec?.profiles ?? [],
    state: service.state,
    exitCode: service.exitCode,
    health: service.health,
    replicas: service.containers.map(replicaReport),
    ports: service.endpoints.map(({ host, container, protocol, url }: Endpoint) => ({
      host,
      container,
      protocol,
      url,
    })),
    dependsOn: service.gates.map(({ service: name, condition, satisfied }: Gate) => ({
      service: name,
      condition,
      satisfied,
    })),
    stale: { image: service.stale.image, config: service.stale.config.stale },
  };
}

function replicaReport(container: Container) {
  return {
    container: container.name,
    state: container.state,
    health: container.state === 'running' ? container.health : 'none',
    startedAt: container.startedAt === null ? null : new Date(container.startedAt).toISOString(),
    restartCount: container.restartCount,
  };
}

function jobState(job: Job): string {
  if (job.result) return job.result.kind;
  return job.startedAt === null ? 'queued' : 'running';
}
