import type { Container } from '../../src/model/container.ts';
import { type Service, selectServices } from '../../src/model/services.ts';
import type { Situation, Target } from '../command.ts';

/** The services that are named on the command line: none for the whole project. */
export function namesOf(target: Target): readonly string[] {
  return target.kind === 'project' ? [] : target.names;
}

/** The services that are meant, in start-up order; for the project all of them, orphans too. */
export function servicesOf(situation: Situation, target: Target): readonly Service[] {
  const services = selectServices(situation.world);
  return target.kind === 'project' ? services : services.filter((service) => target.names.includes(service.name));
}

/** The containers that are meant, without one-off ones: of the selected replica alone when there is one. */
export function containersOf(situation: Situation, target: Target): readonly Container[] {
  const all = servicesOf(situation, target).flatMap((service) => service.containers);
  const replica = target.kind === 'services' ? target.replica : null;
  return replica === null ? all : all.filter((container) => container.number === replica);
}

/** The one service that is meant, or null where it is the project or several. */
export function onlyService(situation: Situation, target: Target): Service | null {
  const [service, ...others] = target.kind === 'project' ? [] : servicesOf(situation, target);
  return service && others.length === 0 ? service : null;
}
