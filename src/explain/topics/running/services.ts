import type { Container } from '../../../model/container.ts';
import type { ServiceSpec } from '../../../model/project.ts';
import { type Service, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';

/** A service that the files describe. */
export type Described = Service & { readonly spec: ServiceSpec };

/** The services that the files describe and `up` starts, in start-up order; none of a project that is known only by its containers. */
export function describedServices(world: World): readonly Described[] {
  if (world.project === null || world.project.origin === 'labels') return [];
  return selectServices(world).flatMap((service) =>
    service.spec === null || service.phase === 'off' ? [] : [{ ...service, spec: service.spec }],
  );
}

/** The containers of the project in start-up order, stopped ones too. */
export function projectContainers(world: World): readonly Container[] {
  return selectServices(world).flatMap(({ containers }) => containers);
}

/** The service that commands of a topic are shown with: the first that is like what the topic speaks of, otherwise the first that runs, otherwise any. */
export function exampleService(world: World, isLike: (service: Service) => boolean): Service | undefined {
  const services = selectServices(world).filter(({ phase }) => phase !== 'off');
  return services.find(isLike) ?? services.find(({ state }) => state === 'running') ?? services[0];
}

/** The first that runs and is like that; of those that a command cannot do without. */
export function runningService(world: World, isLike: (service: Service) => boolean = () => true): Service | undefined {
  return selectServices(world).find((service) => service.state === 'running' && isLike(service));
}
