import { hashOf } from '../../compose/config-text.ts';
import type { Container } from '../../model/container.ts';
import type { Project } from '../../model/project.ts';
import { replicasOf, type Service, selectServices } from '../../model/services.ts';
import {
  type NamedImage,
  type ServiceConfiguration,
  type ServiceStaleness,
  unknownStaleness,
} from '../../model/staleness.ts';
import type { World } from '../../model/world.ts';
import { carries, isImageStale, plainVersion } from './judge.ts';
import type { ConfigMemory, Seen } from './memory.ts';
import { environmentKeys, toldKeys } from './told-keys.ts';

/** What is asked to find out what is stale. An answer of null: it cannot be known now. */
export type Sources = {
  readonly images: (references: readonly string[]) => Promise<Readonly<Record<string, NamedImage | null>> | null>;
  readonly configurations: (project: Project) => Promise<Readonly<Record<string, ServiceConfiguration>> | null>;
  /** Asked only where something seems to differ. */
  readonly vouched: (project: Project) => Promise<ReadonlySet<string> | null>;
  readonly memory: ConfigMemory;
};

/** What is stale in the project, by service. `project` is the one of the world. */
export async function findStaleness(
  world: World,
  project: Project,
  sources: Sources,
): Promise<Readonly<Record<string, ServiceStaleness>>> {
  const services = selectServices(world).filter(({ spec, containers }) => spec !== null && containers.length > 0);
  const references = services.flatMap((service) => service.containers.map((own) => referenceOf(own, service, project)));
  const [images, configurations] = await Promise.all([
    sources.images([...new Set(references)]),
    sources.configurations(project),
  ]);
  const idsOf = (name: string) => replicasOf(world, name).map(({ id }) => id);
  const isCarried = (own: Container) => {
    const configuration = configurations?.[own.service];
    return configuration !== undefined && carries(own, configuration, idsOf);
  };
  await sources.memory.learn(seenOf(configurations ?? {}, services, isCarried), hashesOf(services));
  const suspects = configurations ? services.filter(({ containers }) => !containers.every(isCarried)) : [];
  const vouched = suspects.length > 0 ? await sources.vouched(project) : null;
  const judge = { world, project, configurations, isCarried, vouched, memory: sources.memory };
  return Object.fromEntries(
    services.map((service) => [
      service.name,
      {
        image: worst(
          service.containers.map((own) => isImageStale(own, images?.[referenceOf(own, service, project)] ?? null)),
        ),
        config: configOf(service, judge),
      },
    ]),
  );
}

type Judge = {
  readonly world: World;
  readonly project: Project;
  readonly configurations: Readonly<Record<string, ServiceConfiguration>> | null;
  readonly isCarried: (container: Container) => boolean;
  readonly vouched: ReadonlySet<string> | null;
  readonly memory: ConfigMemory;
};

type ConfigStaleness = ServiceStaleness['config'];

function configOf(service: Service, judge: Judge): ConfigStaleness {
  const found = service.containers.map((own) => containerConfig(own, service, judge));
  const keys = new Set(found.flatMap((one) => one.keys));
  return { stale: worst(found.map(({ stale }) => stale)), keys: [...keys] };
}

function containerConfig(container: Container, { name, spec }: Service, judge: Judge): ConfigStaleness {
  const configuration = judge.configurations?.[name];
  if (!configuration || !spec || container.configHash === '') return unknownStaleness.config;
  if (judge.isCarried(container)) return { stale: false, keys: [] };
  if (!isComparable(container, judge.world.composeVersion)) {
    // Another Compose may hash the same configuration otherwise; what the container holds does not depend on that.
    const keys = environmentKeys(container, spec);
    return keys.length > 0 ? { stale: true, keys: toldKeys(container, spec, judge.project) } : unknownStaleness.config;
  }
  if (configuration.opaque || !judge.vouched?.has(name)) return unknownStaleness.config;
  const remembered = judge.memory.differences(name, container.configHash, configuration.leaves);
  // The files are the same: what it shares with another service's container is what changed, since that one was made anew.
  if (remembered?.length === 0) return sharingOf(configuration, judge.world);
  return { stale: true, keys: remembered ?? toldKeys(container, spec, judge.project) };
}

/** Where there is no container to share with, nothing is wrong with this one yet. */
function sharingOf({ texts, leaves }: ServiceConfiguration, world: World): ConfigStaleness {
  const shared = (texts[0] ?? []).filter((piece) => typeof piece !== 'string');
  const isWhole = shared.length > 0 && shared.every(({ containerOf }) => replicasOf(world, containerOf).length > 0);
  if (!isWhole) return unknownStaleness.config;
  const keys = Object.entries(leaves).filter(([key, value]) => key === 'volumes_from' || value.startsWith('"service:'));
  return { stale: true, keys: keys.map(([key]) => key) };
}

function isComparable(container: Container, composeVersion: string | null): boolean {
  const made = plainVersion(container.labels['com.docker.compose.version']);
  return made === '' || made === plainVersion(composeVersion ?? '');
}

/** One that is stale makes the service stale; one of which nothing is known, unknown. */
function worst(found: readonly (boolean | null)[]): boolean | null {
  if (found.includes(true)) return true;
  return found.includes(null) || found.length === 0 ? null : false;
}

/** The name that the image was chosen by. A container can have been made from an id, which never moves. */
function referenceOf({ image }: Container, { spec, name }: Service, project: Project): string {
  const isId = image === '' || /^(sha256:)?[0-9a-f]{12,64}$/.test(image);
  return isId ? (spec?.image ?? `${project.name}-${name}`) : image;
}

/** What can be remembered: what the files say now, under every hash that it can have. */
function seenOf(
  configurations: Readonly<Record<string, ServiceConfiguration>>,
  services: readonly Service[],
  isCarried: (container: Container) => boolean,
): readonly Seen[] {
  return services.flatMap(({ name, containers }): readonly Seen[] => {
    const configuration = configurations[name];
    if (!configuration) return [];
    const { texts, leaves } = configuration;
    const carried = containers.filter(isCarried).map(({ configHash }) => configHash);
    const computed = texts.slice(0, 1).filter((text) => text.every((piece) => typeof piece === 'string'));
    const hashes = new Set([...carried, ...computed.map((text) => hashOf(text, () => ''))]);
    return [...hashes].map((hash) => ({ service: name, hash, leaves }));
  });
}

function hashesOf(services: readonly Service[]): ReadonlySet<string> {
  return new Set(services.flatMap(({ containers }) => containers.map(({ configHash }) => configHash)));
}
