import path from 'node:path';
import type { Project, ServiceSpec } from '../model/project.ts';
import { newContainer, replicaName } from './container.ts';
import { NO_FILES } from './files.ts';
import { digest } from './identity.ts';
import { publishedImage } from './images.ts';
import type { Machine } from './machine.ts';
import { backendRecipe, filesOfRecipe } from './recipe.ts';
import { levels } from './shell/services.ts';

const GB = 1_000_000_000;
const HOUR_MS = 3_600_000;

/** How long ago the stack was started where it begins started, in milliseconds. */
export const STARTED_BEFORE_MS = 5 * 60_000;

/** The image that the project builds, and that three of its services run. */
export const BACKEND_IMAGE = 'backend:latest';

/** What a machine has that was worked on before: images, the cache of their builds, and what older builds left. */
export function stock(machine: Machine): void {
  const now = machine.timeline.now();
  const { directory, scenario } = machine.place;
  for (const name of ['adminer', 'schickling/mailcatcher', 'traefik:3.0']) {
    const image = publishedImage(name, now);
    if (image) machine.images.tag(image);
  }
  const isFull = scenario === 'disk-full';
  for (let age = isFull ? 4 : 1; age > 0; age--) tagOldBuild(machine, now, age);
  const context = path.join(directory, 'backend');
  const recipe = backendRecipe(context);
  const layers = recipe.map(({ text, size }) => ({ instruction: text, size }));
  const size = layers.reduce((sum, layer) => sum + layer.size, 0);
  const id = `sha256:${digest(recipe.at(-1)?.key ?? '')}`;
  const createdAt = now - 2 * HOUR_MS;
  machine.images.tag({ id, name: BACKEND_IMAGE, size, createdAt, layers, files: filesOfRecipe(context) });
  for (const [index, step] of recipe.entries()) {
    machine.buildCache.keep(step.key, `[${index + 1}/${recipe.length}] ${step.text}`, step.size / 4);
  }
  if (!isFull) return;
  for (let week = 1; week <= 9; week++) {
    machine.buildCache.keep(`week ${week}`, `[4/9] RUN uv sync --no-install-project, ${week} weeks ago`, 2.5 * GB);
  }
}

/** The stack as it is after `docker compose up -d` five minutes ago and `docker compose stop adminer` since. */
export function bringUp(machine: Machine, project: Project): void {
  const { containers, timeline } = machine;
  for (const { name, key, external } of project.networks) {
    if (!external) machine.networks.add(name, { project, key });
  }
  for (const { name, key } of project.volumes) machine.volumes.add(name, { project, key });
  const ids = new Map(project.services.map((spec) => [spec.name, create(machine, project, spec)]));
  for (const level of levels(project.services)) {
    for (const { name } of level) containers.start(ids.get(name) ?? '');
    // What is waited for is done after so long.
    timeline.skip(8000);
  }
  timeline.skip(90_000);
  containers.stop(ids.get('adminer') ?? '');
  timeline.skip(STARTED_BEFORE_MS);
}

/** A container of another project that somebody forgot, and that holds the port of this project's API. */
export function occupyPort(machine: Machine): void {
  const ports = [{ hostIp: '', published: '8000', target: 80, protocol: 'tcp' }];
  const spec: ServiceSpec = { ...SHOP_API, ports };
  const project: Project = { ...SHOP, services: [spec] };
  create(machine, project, spec);
  machine.containers.start(machine.containers.find(replicaName(project, spec.name, 1))?.id ?? '');
}

const SHOP_API: ServiceSpec = {
  name: 'api',
  image: 'nginx:1.27',
  build: null,
  command: ['nginx', '-g', 'daemon off;'],
  entrypoint: null,
  profiles: [],
  enabled: true,
  restart: 'unless-stopped',
  scale: 1,
  dependsOn: [],
  healthcheck: null,
  ports: [],
  networks: [],
  volumes: [],
  environment: {},
  labels: {},
  watch: [],
};

const SHOP: Project = {
  origin: 'resolved',
  name: 'shop',
  directory: '/srv/shop',
  files: ['/srv/shop/compose.yaml'],
  envFiles: [],
  profiles: [],
  services: [],
  networks: [],
  volumes: [],
};

function create(machine: Machine, project: Project, spec: ServiceSpec): string {
  const container = newContainer(project, spec, {
    number: 1,
    oneOff: false,
    name: replicaName(project, spec.name, 1),
    command: null,
    imageId: machine.images.find(spec.image ?? '')?.id ?? '',
    createdAt: machine.timeline.now(),
  });
  machine.create(container, spec);
  return container.id;
}

function tagOldBuild(machine: Machine, now: number, age: number): void {
  const id = `sha256:${digest(`old build ${age}`)}`;
  const layers = [{ instruction: 'COPY ./app /app/app', size: 1_221_000_000 }];
  const createdAt = now - age * 26 * HOUR_MS;
  machine.images.tag({ id, name: BACKEND_IMAGE, size: 1_221_000_000, createdAt, layers, files: NO_FILES });
}
