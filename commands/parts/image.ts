import type { Service } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';

/** The image of a service by its tag. A service that is built without `image:` gets `PROJECT-SERVICE` from Compose. */
export function imageOf(service: Service, world: World): string {
  return service.containers[0]?.image ?? service.spec?.image ?? `${world.project?.name ?? ''}-${service.name}`;
}
