import type { Container } from '../../model/container.ts';
import { startUpOrder } from '../../model/order.ts';
import type { ServiceSpec } from '../../model/project.ts';
import { Failure } from './failure.ts';
import type { Job } from './job.ts';

/** The named services, or all; fails on a name that the project does not have. */
export function chosenServices(job: Job, names: readonly string[]): readonly ServiceSpec[] {
  const { services } = job.project;
  for (const name of names) {
    if (!services.some((spec) => spec.name === name)) throw new Failure(`no such service: ${name}`);
  }
  return names.length === 0 ? services : services.filter(({ name }) => names.includes(name));
}

/** These services and all that they wait for, in start-up order. */
export function withDependencies(job: Job, specs: readonly ServiceSpec[]): readonly ServiceSpec[] {
  const wanted = new Set<string>();
  const add = (name: string) => {
    const spec = job.project.services.find((other) => other.name === name);
    if (!spec || wanted.has(name)) return;
    wanted.add(name);
    for (const dependency of spec.dependsOn) add(dependency.service);
  };
  for (const spec of specs) add(spec.name);
  return startUpOrder(job.project.services.filter(({ name }) => wanted.has(name)));
}

/** The services in groups: those of a group wait for none of each other, and only for groups before it. */
export function levels(specs: readonly ServiceSpec[]): readonly (readonly ServiceSpec[])[] {
  const found: ServiceSpec[][] = [];
  const levelOf = (spec: ServiceSpec): number => {
    const above = spec.dependsOn.flatMap(({ service }) => specs.filter(({ name }) => name === service));
    return above.length === 0 ? 0 : 1 + Math.max(...above.map(levelOf));
  };
  for (const spec of specs) {
    const level = levelOf(spec);
    found[level] = [...(found[level] ?? []), spec];
  }
  return found;
}

/** The replicas of a service by number, without one-off containers. */
export function replicas({ machine }: Job, service: string): readonly Container[] {
  return machine.containers
    .list()
    .filter((container) => container.service === service && !container.oneOff)
    .sort((a, b) => a.number - b.number);
}

/** The replicas of several services. */
export function replicasOf(job: Job, specs: readonly ServiceSpec[]): readonly Container[] {
  return specs.flatMap(({ name }) => replicas(job, name));
}

/** What Compose calls a container in its progress. */
export function stepId({ name }: Pick<Container, 'name'>): string {
  return `Container ${name}`;
}

/** True while a process is in it, running or frozen. */
export function isUp({ state }: Container): boolean {
  return state === 'running' || state === 'paused';
}
