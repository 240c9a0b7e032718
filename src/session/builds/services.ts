import type { Job } from '../../model/job.ts';
import type { BuildSpec, Project, ServiceSpec } from '../../model/project.ts';

/** A service that has something to build. */
export type BuiltService = ServiceSpec & { readonly build: BuildSpec };

/** The services that a job may build: those that it names, and for `up` also those that they depend on; all that are on where it names none. */
export function mayBuild(
  { argv, services }: Pick<Job, 'argv' | 'services'>,
  project: Project,
): readonly BuiltService[] {
  const withOthers = argv.includes('up') && !argv.includes('--no-deps');
  const named = services.length === 0 ? null : withOthers ? closure(project, services) : new Set(services);
  return project.services.filter((service): service is BuiltService => {
    if (service.build === null) return false;
    return named === null ? service.enabled : named.has(service.name);
  });
}

function closure(project: Project, services: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    const spec = project.services.find((service) => service.name === name);
    for (const { service } of spec?.dependsOn ?? []) visit(service);
  };
  for (const name of services) visit(name);
  return found;
}

/** The reference of a service's image; Compose calls it `PROJECT-SERVICE` where the files do not name it. */
export function imageOf(project: Project, service: string): string {
  return project.services.find(({ name }) => name === service)?.image ?? `${project.name}-${service}`;
}
