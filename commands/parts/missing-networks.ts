import type { World } from '../../src/model/world.ts';

/** External networks of the project that the engine does not have; empty while that is not known. */
export function missingNetworks({ networks, project }: World): readonly string[] {
  if (!networks || !project) return [];
  return project.networks.filter(({ external, name }) => external && !networks.includes(name)).map(({ name }) => name);
}
