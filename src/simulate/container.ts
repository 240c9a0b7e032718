import type { Container, Mount, PortBinding } from '../model/container.ts';
import type { Project, ServiceSpec } from '../model/project.ts';
import { digest } from './identity.ts';

/** What differs between containers of one service. */
export type Copy = {
  readonly number: number;
  readonly oneOff: boolean;
  readonly name: string;
  /** Instead of the service's own; for one-off containers. */
  readonly command: readonly string[] | null;
  readonly imageId: string;
  readonly createdAt: number;
};

/** A container of a service as Compose creates it: labelled, not started. */
export function newContainer(project: Project, spec: ServiceSpec, copy: Copy): Container {
  const image = spec.image ?? `${project.name}-${spec.name}`;
  return {
    id: digest(`${copy.name} ${copy.createdAt}`),
    name: copy.name,
    project: project.name,
    service: spec.name,
    number: copy.number,
    oneOff: copy.oneOff,
    image,
    imageId: copy.imageId,
    command: copy.command ?? spec.command ?? defaultCommands[image] ?? [],
    state: 'created',
    health: 'none',
    failingStreak: 0,
    healthcheck: spec.healthcheck,
    probes: [],
    exitCode: null,
    error: '',
    oomKilled: false,
    createdAt: copy.createdAt,
    startedAt: null,
    finishedAt: null,
    restartCount: 0,
    restartPolicy: copy.oneOff || spec.restart === '' ? 'no' : spec.restart,
    ports: [],
    networks: spec.networks.map((key) => networkName(project, key)).sort(),
    mounts: spec.volumes.map((volume) => mountOf(project, volume)),
    tty: false,
    logDriver: 'json-file',
    configHash: configHash(spec),
    labels: labelsOf(project, spec, copy),
    environment: Object.fromEntries(Object.entries(spec.environment).map(([name, value]) => [name, value ?? ''])),
  };
}

/** The name of a replica, such as `ai-pic-backend-1`. */
export function replicaName(project: Project, service: string, number: number): string {
  return `${project.name}-${service}-${number}`;
}

/** What it publishes while it runs: on the address that is named, else on all addresses of both IP versions. One-off containers publish nothing. */
export function bindings(spec: Pick<ServiceSpec, 'ports'>, oneOff: boolean): readonly PortBinding[] {
  if (oneOff) return [];
  return spec.ports.flatMap(({ hostIp: named, published, target, protocol }) =>
    (named === '' ? ['0.0.0.0', '::'] : [named]).map((hostIp) => ({
      hostIp,
      // Without a port of the host the engine takes a free one; here it is always the same.
      hostPort: Number.parseInt(published, 10) || 32_768 + (target % 1000),
      containerPort: target,
      protocol: protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
    })),
  );
}

/** Stands for Compose's own hash. */
export function configHash(spec: ServiceSpec): string {
  return digest(hashedText(spec));
}

/** What is hashed: it changes with the service's configuration, not with how many of it there are. */
export function hashedText(spec: ServiceSpec): string {
  return JSON.stringify({ ...spec, scale: 1 });
}

/** What the images start where the project says nothing else. */
const defaultCommands: Readonly<Record<string, readonly string[]>> = {
  adminer: ['entrypoint.sh', 'docker-php-entrypoint', 'php', '-S', '[::]:8080', '-t', '/var/www/html'],
  'backend:latest': ['fastapi', 'run', '--workers', '4', 'app/main.py'],
  'schickling/mailcatcher': ['mailcatcher', '--no-quit', '--foreground', '--ip=0.0.0.0'],
};

function labelsOf(project: Project, spec: ServiceSpec, copy: Copy): Container['labels'] {
  const dependencies = spec.dependsOn.map(({ service, condition }) => `${service}:${condition}:false`);
  return {
    ...spec.labels,
    'com.docker.compose.config-hash': configHash(spec),
    'com.docker.compose.container-number': String(copy.number),
    'com.docker.compose.depends_on': dependencies.join(','),
    'com.docker.compose.image': copy.imageId,
    'com.docker.compose.oneoff': copy.oneOff ? 'True' : 'False',
    'com.docker.compose.project': project.name,
    'com.docker.compose.project.config_files': project.files.join(','),
    'com.docker.compose.project.working_dir': project.directory,
    'com.docker.compose.service': spec.name,
  };
}

function networkName(project: Project, key: string): string {
  return project.networks.find((network) => network.key === key)?.name ?? key;
}

function mountOf(project: Project, volume: ServiceSpec['volumes'][number]): Mount {
  const named = project.volumes.find(({ key }) => volume.type === 'volume' && key === volume.source);
  return { type: volume.type, source: named?.name ?? volume.source, target: volume.target, readOnly: false };
}
