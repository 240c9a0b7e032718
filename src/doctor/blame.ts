import type { World } from '../model/world.ts';
import type { Output } from './known.ts';

/**
 * The service of a container that a text names: `shop-web-1`, the `web-1` before a line of its log, `shop_web_1` of Compose 1. By the containers and services
 * that are known, else by the name of the project that the output tells; null where all that does not tell.
 */
export function serviceOfContainer(name: string, world: World, output: Output | null = null): string | null {
  const known = Object.values(world.containers).find((container) => container.name === name);
  if (known) return known.service;
  const services = (world.project?.services ?? []).map((service) => service.name);
  if (services.includes(name)) return name;
  const unnumbered = name.replace(/[-_]\d+$/, '');
  if (services.includes(unnumbered)) return unnumbered;
  const projects = [world.project?.name, ...projectsIn(output)].filter((project) => project !== undefined);
  const project = projects.find((one) => unnumbered.startsWith(`${one}-`) || unnumbered.startsWith(`${one}_`));
  if (project !== undefined && unnumbered !== name) return unnumbered.slice(project.length + 1);
  return output && isPrefixIn(output, name) && unnumbered !== name ? unnumbered : null;
}

/** Compose names a project's default network after it, and tells when it makes or removes that. */
function projectsIn(output: Output | null): readonly string[] {
  return (output?.lines ?? []).flatMap((line) => /\bNetwork "?([\w.-]+?)_default\b/.exec(line)?.[1] ?? []);
}

/** Before a container's words Compose writes its name without the project. */
function isPrefixIn({ lines }: Output, name: string): boolean {
  return lines.some((line) => line.startsWith(name) && /^ +\|/.test(line.slice(name.length)));
}
