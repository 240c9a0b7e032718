import type { Project, ServiceSpec } from '../model/project.ts';
import { newContainer, replicaName } from './container.ts';
import { NO_FILES } from './files.ts';
import { digest } from './identity.ts';
import { publishedImage } from './images.ts';
import type { Machine } from './machine.ts';
import { aiPicProject } from './project.ts';
import { backendRecipe, filesOfRecipe } from './recipe.ts';
import { BACKEND_IMAGE } from './services.ts';

const GB = 1_000_000_000;
const HOUR_MS = 3_600_000;

/** How long ago the stack was started where it begins started, in milliseconds. */
export const STARTED_BEFORE_MS = 5 * 60_000;

/** What a machine has that was worked on before: images, the cache of their builds, and what older builds left. */
export function stock(machine: Machine): void {
  const now = machine.timeline.now();
  for (const name of ['adminer', 'schickling/mailcatcher', 'traefik:3.0']) {
    const image = publishedImage(name, now);
    if (image) machine.images.tag(image);
  }
  const isFull = machine.scenario === 'disk-full';
  for (let age = isFull ? 4 : 1; age > 0; age--) tagOldBuild(machine, now, age);
  const context = `${machine.directory}/backend`;
  const recipe = backendRecipe(context);
  const layers = recipe.map(({ text, size }) => ({ instruction: text, size }));
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  const id = `sha256:${digest(recipe.at(-1)?.key ?? '')}`;
  machine.images.tag({
    id,
    name: BACKEND_IMAGE,
    size,
    createdAt: now - 2 * HOUR_MS,
    layers,
    files: filesOfRecipe(context),
  });
  for (const [index, step] of recipe.entries()) {
    machine.buildCache.keep(step.key, `[${index + 1}/9] ${step.text}`, step.size / 4);
  }
  if (!isFull) return;
  for (let week = 1; week <= 9; week++) {
    machine.buildCache.keep(`week ${week}`, `[4/9] RUN uv sync --frozen, ${week} weeks ago`, 2.5 * GB);
  }
}

/** The stack as it is after `docker compose up -d` five minutes ago and `docker compose stop adminer` since. */
export function bringUp(machine: Machine): void {
  const project = aiPicProject(machine.directory, machine.scenario);
  for (const { name, key } of project.networks) machine.networks.add(name, { project, key });
  for (const { name, key } of project.volumes) machine.volumes.add(name, { project, key });
  const ids = new Map(project.services.map((spec) => [spec.name, create(machine, project, spec)]));
  const start = (...names: readonly string[]) => {
    for (const name of names) machine.containers.start(ids.get(name) ?? '');
  };
  start('adminer', 'mailcatcher', 'prestart', 'proxy');
  machine.timeline.skip(8000);
  start('backend', 'worker');
  machine.timeline.skip(90_000);
  machine.containers.stop(ids.get('adminer') ?? '');
  machine.timeline.skip(STARTED_BEFORE_MS);
}

function create(machine: Machine, project: Project, spec: ServiceSpec): string {
  const container = newContainer(project, spec, {
    number: 1,
    oneOff: false,
    name: replicaName(project, spec.name, 1),
    command: null,
    imageId: machine.images.find(spec.image ?? '')?.id ?? '',
    createdAt: machine.timeline.now(),
  });
  machine.create(container);
  return container.id;
}

function tagOldBuild(machine: Machine, now: number, age: number): void {
  const id = `sha256:${digest(`old build ${age}`)}`;
  const layers = [{ instruction: 'COPY ./app /app/app', size: 1_221_000_000 }];
  machine.images.tag({
    id,
    name: BACKEND_IMAGE,
    size: 1_221_000_000,
    createdAt: now - age * 26 * HOUR_MS,
    layers,
    files: NO_FILES,
  });
}
