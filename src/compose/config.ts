import type { Project, ProjectResource, ServiceSpec } from '../model/project.ts';
import { serviceSpec } from './service.ts';
import { mapOf, mapTexts, type Tree, type TreeMap, textOf } from './tree.ts';

/** What the resolved configuration does not say itself. */
export type Surroundings = Pick<Project, 'directory' | 'files' | 'envFiles' | 'profiles'>;

/**
 * The project that `docker compose config --format json` printed. Compose writes every `$` of a value as `$$`, so that what it prints could be
 * read again; here it is one `$`. Services come in alphabetical order, as printed.
 */
export function projectFromConfig(json: string, surroundings: Surroundings): Project {
  const config = mapOf(mapTexts(JSON.parse(json) as Tree, (text) => text.replaceAll('$$', () => '$')));
  const { directory, files, envFiles, profiles } = surroundings;
  const name = textOf(config.name) ?? '';
  return { origin: 'resolved', name, directory, files, envFiles, profiles, ...partsOf(config, profiles) };
}

/** The services, networks and volumes of a Compose model. */
export function partsOf(
  model: TreeMap,
  profiles: readonly string[],
): Pick<Project, 'services' | 'networks' | 'volumes'> {
  const services = Object.entries(mapOf(model.services));
  return {
    services: services.map(([name, service]): ServiceSpec => serviceSpec(name, mapOf(service), profiles)),
    networks: resourcesOf(model.networks),
    volumes: resourcesOf(model.volumes),
  };
}

function resourcesOf(tree: Tree | undefined): readonly ProjectResource[] {
  return Object.entries(mapOf(tree)).map(([key, value]) => {
    const { name, external } = mapOf(value);
    // The old long form was `external: {name: …}`.
    const outer = textOf(mapOf(external).name);
    return { key, name: textOf(name) ?? outer ?? '', external: external === true || outer !== null };
  });
}
