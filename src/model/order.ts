import type { ServiceSpec } from './project.ts';

/**
 * Services in the order in which Compose starts them: what others wait for comes first. Services that are equally free keep the order of the
 * files. A circle of dependencies, which Compose refuses, is broken where it was entered, so that every service is still listed once.
 */
export function startUpOrder(services: readonly ServiceSpec[]): readonly ServiceSpec[] {
  const byName = new Map(services.map((service) => [service.name, service]));
  const depths = new Map<string, number>();
  const depth = (service: ServiceSpec, path: readonly string[]): number => {
    const known = depths.get(service.name);
    if (known !== undefined) return known;
    const above = service.dependsOn
      .filter((dependency) => !path.includes(dependency.service))
      .map((dependency) => byName.get(dependency.service))
      .filter((found) => found !== undefined);
    const value = Math.max(0, ...above.map((found) => 1 + depth(found, [...path, service.name])));
    depths.set(service.name, value);
    return value;
  };
  return services
    .map((service, index) => ({ service, index, depth: depth(service, []) }))
    .sort((a, b) => a.depth - b.depth || a.index - b.index)
    .map(({ service }) => service);
}
