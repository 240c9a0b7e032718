import type { Project, ServiceSpec } from '../model/project.ts';
import type { ServiceConfiguration } from '../model/staleness.ts';
import { hashedText } from './container.ts';

/** What the simulated Compose hashes of each service. */
export function configurationsOf(project: Project): Readonly<Record<string, ServiceConfiguration>> {
  return Object.fromEntries(
    project.services.map((spec) => [spec.name, { texts: [[hashedText(spec)]], leaves: leavesOf(spec), opaque: false }]),
  );
}

function leavesOf(spec: ServiceSpec): Readonly<Record<string, string>> {
  const { name: _name, environment, labels, ...others } = spec;
  const under = (key: string, values: object) =>
    Object.entries(values).map(([name, value]) => [`${key}.${name}`, JSON.stringify(value)]);
  return Object.fromEntries([
    ...Object.entries(others).map(([key, value]) => [key, JSON.stringify(value)]),
    ...under('environment', environment),
    ...under('labels', labels),
  ]);
}
