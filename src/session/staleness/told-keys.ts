import type { Container, Healthcheck } from '../../model/container.ts';
import type { Project, ServiceSpec } from '../../model/project.ts';

/**
 * The key paths in which what the engine tells of a container contradicts the project: what can be named of a configuration that nobody remembers. What the image
 * could have added is never named, so it can miss keys.
 */
export function toldKeys(container: Container, spec: ServiceSpec, project: Project): readonly string[] {
  return [
    ...(spec.image !== null && !isSameImage(container.image, spec.image) ? ['image'] : []),
    ...words(container, spec),
    ...environmentKeys(container, spec),
    ...Object.entries(spec.labels)
      .filter(([name, value]) => container.labels[name] !== value)
      .map(([name]) => `labels.${name}`),
    ...(samePorts(container, spec) ? [] : ['ports']),
    ...(sameVolumes(container, spec, project) ? [] : ['volumes']),
    ...(sameNetworks(container, spec, project) ? [] : ['networks']),
    ...(sameRestart(container, spec) ? [] : ['restart']),
    ...checkKeys(container.healthcheck, spec.healthcheck),
  ];
}

/** The variables that the project gives another value than the container has, as key paths. */
export function environmentKeys({ environment }: Container, spec: ServiceSpec): readonly string[] {
  return Object.entries(spec.environment)
    .filter(([name, value]) => value !== null && environment[name] !== value)
    .map(([name]) => `environment.${name}`);
}

/** Podman writes names out: `docker.io/library/adminer:latest`. */
function isSameImage(has: string, wants: string): boolean {
  return [wants, `${wants}:latest`].some((name) => has === name || has.endsWith(`/${name}`));
}

/** Entry point and command stand in the container as one list. */
function words({ command }: Container, { entrypoint, command: wanted }: ServiceSpec): readonly string[] {
  const entry = entrypoint ?? [];
  const tail = wanted ?? [];
  const begins = entry.every((word, index) => command[index] === word);
  const ends = tail.every((word, index) => command[command.length - tail.length + index] === word);
  return [...(begins ? [] : ['entrypoint']), ...(ends ? [] : ['command'])];
}

/** Only of a container that runs: one that does not has no ports. Ranges and free ports cannot be told apart. */
function samePorts({ state, ports }: Container, spec: ServiceSpec): boolean {
  const fixed = spec.ports.every(({ published }) => /^\d+$/.test(published));
  if (state !== 'running' || !fixed) return true;
  const has = ports
    .filter(({ hostPort }) => hostPort !== null)
    .map(({ hostPort, containerPort, protocol }) => `${hostPort}:${containerPort}/${protocol}`);
  const wants = spec.ports.map(({ published, target, protocol }) => `${published}:${target}/${protocol}`);
  return isSameSet(has, wants);
}

/** Every mount of the project is there; others can come from the image, from secrets or from configs. */
function sameVolumes({ mounts }: Container, spec: ServiceSpec, { volumes }: Project): boolean {
  return spec.volumes.every(({ type, source, target }) => {
    const mount = mounts.find((own) => own.target === target);
    if (!mount) return type !== 'bind' && type !== 'volume';
    if (mount.type !== type || source === '') return mount.type === type;
    const name = volumes.find(({ key }) => type === 'volume' && key === source)?.name ?? source;
    // Docker Desktop puts a folder of its own before paths of the host.
    return mount.source.endsWith(name);
  });
}

/** Others can have been connected by hand. */
function sameNetworks({ networks }: Container, spec: ServiceSpec, project: Project): boolean {
  return spec.networks.every((key) => {
    const name = project.networks.find((network) => network.key === key)?.name ?? key;
    return networks.includes(name);
  });
}

function sameRestart({ restartPolicy }: Container, { restart }: ServiceSpec): boolean {
  return restart === '' || (restartPolicy || 'no') === restart.split(':', 1)[0];
}

function checkKeys(has: Healthcheck | null, wants: Healthcheck | null): readonly string[] {
  if (!wants) return [];
  if (!has) return ['healthcheck'];
  return [
    ...(isSameList(has.test, wants.test) ? [] : ['healthcheck.test']),
    ...(wants.intervalMs === 0 || wants.intervalMs === has.intervalMs ? [] : ['healthcheck.interval']),
    ...(wants.timeoutMs === 0 || wants.timeoutMs === has.timeoutMs ? [] : ['healthcheck.timeout']),
    ...(wants.retries === 0 || wants.retries === has.retries ? [] : ['healthcheck.retries']),
  ];
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, index) => word === other[index]);
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const set = new Set(one);
  return set.size === new Set(other).size && other.every((item) => set.has(item));
}
