import type { BuildSpec } from '../../model/project.ts';
import { type Service, selectServices } from '../../model/services.ts';
import type { World } from '../../model/world.ts';

/** A service whose image the project builds. */
export type BuiltService = { readonly service: Service; readonly build: BuildSpec };

/** The services that `up` starts, in start-up order; where only containers tell of a project, those that they name. */
export function enabledServices(world: World): readonly Service[] {
  const areContainersAll = world.project === null || world.project.origin === 'labels';
  return selectServices(world).filter(({ spec }) => (spec ? spec.enabled : areContainersAll));
}

/** The service that a command is shown with: one that stays, and is built here if one is. Undefined where there is none. */
export function exampleService(world: World): Service | undefined {
  const services = enabledServices(world);
  const lasting = services.filter(({ role }) => role === 'long-running');
  return lasting.find(({ spec }) => spec?.build) ?? lasting[0] ?? services[0];
}

/** The services that are built, with how. */
export function builtServices(world: World): readonly BuiltService[] {
  return enabledServices(world).flatMap((service) => {
    const build = service.spec?.build;
    return build ? [{ service, build }] : [];
  });
}

/** An image of the project by name, and the services that use it. */
export type UsedImage = { readonly image: string; readonly services: readonly Service[] };

/** The images of the project, in start-up order of the first service that uses each; those of orphans and of services that are off are left out. */
export function usedImages(world: World): readonly UsedImage[] {
  const byImage = new Map<string, Service[]>();
  for (const service of enabledServices(world)) {
    const image = imageOf(service);
    if (image !== null) byImage.set(image, [...(byImage.get(image) ?? []), service]);
  }
  return [...byImage].map(([image, services]) => ({ image, services }));
}

/** The name of a service's image; null where neither the files nor a container tell it. */
export function imageOf({ spec, containers }: Service): string | null {
  return spec?.image ?? (containers[0]?.image || null);
}

/** Whose line tells of an image: the service that builds it, else the first one. */
export function ownerOf({ services }: UsedImage): Service | undefined {
  return services.find(({ spec }) => spec?.build) ?? services[0];
}

/** The image that a command is shown with; null where none is known. */
export function exampleImage(world: World): string | null {
  const service = exampleService(world);
  return service ? imageOf(service) : null;
}
