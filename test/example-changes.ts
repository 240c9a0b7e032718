import type { Container } from '../src/model/container.ts';
import type { World } from '../src/model/world.ts';

/** The container of a service in an example world. */
export function containerOf(world: World, service: string): Container {
  const found = Object.values(world.containers).find((container) => container.service === service);
  if (!found) throw new Error(`no container of ${service}`);
  return found;
}

/** The world in which the container of a service is different. */
export function withContainer(world: World, service: string, changes: Partial<Container>): World {
  const old = containerOf(world, service);
  const { [old.id]: _old, ...others } = world.containers;
  const container = { ...old, ...changes };
  return { ...world, containers: { ...others, [container.id]: container } };
}

/** The world in which a service has a second container, like the first but for these changes. */
export function withReplica(world: World, service: string, changes: Partial<Container>): World {
  const second = { ...containerOf(world, service), id: `${service}-2`, number: 2, ...changes };
  return { ...world, containers: { [second.id]: second, ...world.containers } };
}
