import type { Container } from '../../../model/container.ts';
import { type Service, selectServices } from '../../../model/services.ts';
import type { Place } from '../../../model/sources.ts';
import { isTraefikImage, readTraefikLabels, type TraefikLabels } from '../../../model/traefik.ts';
import type { World } from '../../../model/world.ts';

/** A service that labels tell Traefik of. `container` is one that runs, null where none does. */
export type Routed = {
  readonly service: Service;
  readonly container: Container | null;
  readonly labels: TraefikLabels;
  /** As they are written. */
  readonly written: Readonly<Record<string, string>>;
};

/** A Traefik of the project that runs. */
export type TraefikProxy = {
  readonly service: Service;
  readonly container: Container;
  /** The network that it takes where a container's labels name none; null where it is not told one. */
  readonly network: string | null;
};

/** The services of this project that Traefik is to route to, as containers have their labels, else as the files do. Those that are switched off are left out. */
export function routedServices(world: World): readonly Routed[] {
  return selectServices(world).flatMap((service) => {
    const container = service.containers.find(({ state }) => state === 'running') ?? null;
    const isThere = service.containers.length > 0 || service.spec?.enabled;
    const written = { ...service.spec?.labels, ...container?.labels };
    const labels = readTraefikLabels(written);
    if (!isThere || !labels || labels.enabled === false) return [];
    return [{ service, container, labels, written }];
  });
}

/** Whether the project has a Traefik, running or not. */
export function hasProxy(world: World): boolean {
  return selectServices(world).some(isProxy);
}

/** The running Traefiks that take this service in, as far as their options are known. */
export function proxiesFor({ service, labels, written }: Routed, world: World): readonly TraefikProxy[] {
  return selectServices(world).flatMap((proxy) => {
    const container = proxy.containers.find(({ state }) => state === 'running');
    if (!container || proxy.name === service.name || !isProxy(proxy)) return [];
    const option = optionOf(proxy, container);
    const isHidden = labels.enabled === null && option('providers.docker.exposedbydefault')?.toLowerCase() === 'false';
    if (isHidden || !isMeant(option('providers.docker.constraints') ?? '', written)) return [];
    return [{ service: proxy, container, network: option('providers.docker.network') }];
  });
}

/** Where a label stands: in a list as `KEY=value`, or in a map. */
export function labelPlace({ sources }: World, service: string, key: string): Place | null {
  const path = `services.${service}.labels`;
  const places = Object.entries(sources?.places ?? {});
  const isItem = (name: string, written: string | null) =>
    name.startsWith(`${path}.`) && (written ?? '').toLowerCase().startsWith(`${key.toLowerCase()}=`);
  const isEntry = (name: string) => name.toLowerCase() === `${path}.${key}`.toLowerCase();
  const found = places.find(([name, { written }]) => isEntry(name) || isItem(name, written))?.[1];
  return found ? { file: found.file, line: found.line } : null;
}

function isProxy({ spec, containers }: Service): boolean {
  return isTraefikImage(spec?.image ?? containers[0]?.image ?? '');
}

/** Options of the command line, else of the environment; those of a file are not known. */
function optionOf({ spec }: Service, { command, environment }: Container): (name: string) => string | null {
  const words = command.length > 0 ? command : (spec?.command ?? []);
  return (name) => {
    const given = words.find((word) => word.toLowerCase().replace(/^--?/, '').startsWith(`${name}=`));
    const variable = `TRAEFIK_${name.replaceAll('.', '_').toUpperCase()}`;
    return given?.slice(given.indexOf('=') + 1) ?? environment[variable] ?? null;
  };
}

/** Constraints choose among containers. One that is more than labels in a row is not judged: then nothing is claimed. */
function isMeant(constraints: string, labels: Readonly<Record<string, string>>): boolean {
  if (constraints.trim() === '') return true;
  const label = /Label\(\s*[`'"]([^`'"]+)[`'"]\s*,\s*[`'"]([^`'"]*)[`'"]\s*\)/g;
  if (/[^\s&]/.test(constraints.replace(label, ''))) return false;
  return [...constraints.matchAll(label)].every(([, key = '', value]) => labels[key] === value);
}
