import { join } from 'node:path';
import type { ComposeProblem } from '../model/problem.ts';
import type { Project, ProjectResource } from '../model/project.ts';
import { ok, type Result } from '../model/result.ts';
import { partsOf } from './config.ts';
import { FILE_NAMES, type Location, OVERRIDE_NAMES } from './locate.ts';
import { loadModel, type Model } from './model.ts';
import { projectName } from './name.ts';
import { isRemote } from './paths.ts';
import { isMap, listOf, mapOf, textOf } from './tree.ts';

/** A project as its files tell it, and every file that the answer of Compose could depend on, whether it exists or not. */
export type Reading = { readonly project: Project; readonly sources: readonly string[] };

/** Reads the project at a location from its files alone: no child process, no check of what Compose would refuse. */
export async function readProject(location: Location): Promise<Result<Reading, ComposeProblem>> {
  const { directory, files, envFiles, profiles } = location;
  const model = await loadNamed(location);
  if (!model.ok) return model;
  const { tree } = model.value;
  const name = nameOf(model.value, location);
  const parts = partsOf(tree, profiles);
  const networks = withDefault(
    parts.networks,
    parts.services.some((service) => service.networks.includes('default')),
  );
  const project: Project = {
    origin: 'files',
    name,
    directory,
    files,
    envFiles,
    profiles,
    services: parts.services,
    networks: networks.map((resource) => named(resource, name)),
    volumes: parts.volumes.map((resource) => named(resource, name)),
  };
  const sources = [
    ...model.value.files,
    ...candidates(location),
    ...serviceFiles(mapOf(tree.services)),
    ...dockerfiles(project),
  ];
  return ok({ project, sources: [...new Set(sources)] });
}

/** The files may use the project's name as a variable, which is known once they are read. */
async function loadNamed(location: Location): Promise<Result<Model, ComposeProblem>> {
  const { directory, files, environment } = location;
  const model = await loadModel(files, { directory, environment, open: [] });
  if (!model.ok) return model;
  const name = nameOf(model.value, location);
  if (environment.COMPOSE_PROJECT_NAME === name) return model;
  return loadModel(files, { directory, environment: { ...environment, COMPOSE_PROJECT_NAME: name }, open: [] });
}

function nameOf({ tree }: Model, { name, directory }: Location): string {
  return projectName(name, textOf(tree.name), directory);
}

function withDefault(networks: readonly ProjectResource[], used: boolean): readonly ProjectResource[] {
  if (!used || networks.some((network) => network.key === 'default')) return networks;
  return [...networks, { key: 'default', name: '', external: false }];
}

/** Compose names a resource after the project, an external one as it is called in the files. */
function named(resource: ProjectResource, project: string): ProjectResource {
  if (resource.name !== '') return resource;
  return { ...resource, name: resource.external ? resource.key : `${project}_${resource.key}` };
}

/** Files whose appearing would change which files are read. */
function candidates(location: Location): readonly string[] {
  const [main = ''] = location.files;
  const usual = FILE_NAMES.some((name) => main === join(location.directory, name));
  const siblings = usual ? [...FILE_NAMES, ...OVERRIDE_NAMES].map((name) => join(location.directory, name)) : [];
  return [...location.envFilesLookedFor, ...location.envFiles, ...siblings];
}

function serviceFiles(services: ReturnType<typeof mapOf>): readonly string[] {
  return Object.values(services)
    .flatMap((service) => [...listOf(mapOf(service).env_file), ...listOf(mapOf(service).label_file)])
    .map((file) => textOf(isMap(file) ? file.path : file))
    .filter((file) => file !== null);
}

/** The Dockerfiles on this machine, and the ignore files beside the contexts, which decide what a build sees. */
export function dockerfiles(project: Project): readonly string[] {
  return project.services.flatMap(({ build }) => {
    if (!build || isRemote(build.context)) return [];
    const ignore = join(build.context, '.dockerignore');
    return build.dockerfile === '' ? [ignore] : [resolveDockerfile(build.context, build.dockerfile), ignore];
  });
}

function resolveDockerfile(context: string, dockerfile: string): string {
  return dockerfile.startsWith('/') ? dockerfile : join(context, dockerfile);
}
