import type { ServiceSpec } from './project.ts';

/**
 * Services in the order in which Compose starts them: each right after what it waits for, the services that depend on nothing and that nothing
 * depends on last, otherwise as the files have them. A circle of dependencies, which Compose refuses, is broken where it was entered, so that every
 * service is still listed once.
 */
export function startUpOrder(services: readonly ServiceSpec[]): readonly ServiceSpec[] {
  const byName = new Map(services.map((service) => [service.name, service]));
  const ordered = new Set<ServiceSpec>();
  const visit = (service: ServiceSpec, path: readonly ServiceSpec[]) => {
    if (ordered.has(service) || path.includes(service)) return;
    for (const { service: name } of service.dependsOn) {
      const before = byName.get(name);
      if (before) visit(before, [...path, service]);
    }
    ordered.add(service);
  };
  const awaited = new Set(services.flatMap(({ dependsOn }) => dependsOn.map(({ service }) => service)));
  const isBound = ({ name, dependsOn }: ServiceSpec) => dependsOn.length > 0 || awaited.has(name);
  for (const service of services.filter(isBound)) visit(service, []);
  for (const service of services) visit(service, []);
  return [...ordered];
}
