import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { locate } from '../../../../src/compose/locate.ts';
import { readProject } from '../../../../src/compose/read.ts';
import { readSources } from '../../../../src/compose/sources.ts';
import type { Container } from '../../../../src/model/container.ts';
import type { Project } from '../../../../src/model/project.ts';
import type { ProjectSources } from '../../../../src/model/sources.ts';
import { emptyWorld, type World } from '../../../../src/model/world.ts';
import { project as exampleProject } from '../../../example-project.ts';
import { exampleWorld, type Moment, NOW } from '../../../example-world.ts';

type Read = { readonly project: Project; readonly sources: ProjectSources };

const exampleFolder = resolve('examples/ai-pic');

/** What examples/ai-pic is, in the folder of the example world. */
export async function readExample(): Promise<Read> {
  const read = await readFolder(exampleFolder);
  return JSON.parse(JSON.stringify(read).replaceAll(exampleFolder, exampleProject.directory));
}

/** The files of a folder as Compose resolves them, and where their values stand; what `env_file` hands over is in `environment`, as `config` has it. */
async function readFolder(directory: string): Promise<Read> {
  const location = await locate({ directory, files: [], profiles: [], envFiles: [], env: {} });
  if (!location.ok) throw new Error(`${directory} has no project`);
  const reading = await readProject(location.value);
  if (!reading.ok) throw new Error(`${directory} cannot be read`);
  const sources = await readSources(reading.value.project, {});
  const services = reading.value.project.services.map((spec) => {
    const lines = (sources.serviceEnvFiles[spec.name] ?? []).flatMap((file) => sources.envFiles[file] ?? []);
    const handed = Object.fromEntries(lines.map(({ name, value }) => [name, value]));
    return { ...spec, environment: { ...handed, ...spec.environment } };
  });
  return { project: { ...reading.value.project, origin: 'resolved', services }, sources };
}

/** A moment of the example world, with the project that examples/ai-pic really is and the containers that it would have. */
export function aiPic({ project, sources }: Read, moment: Moment, more: Partial<World> = {}): World {
  const world = exampleWorld(moment);
  const containers = Object.values(world.containers).map((container): Container => {
    const spec = project.services.find(({ name }) => name === container.service);
    const bindings = (spec?.ports ?? []).map(({ published, target }) => ({
      hostIp: '0.0.0.0',
      hostPort: Number(published),
      containerPort: target,
      protocol: 'tcp' as const,
    }));
    return {
      ...container,
      image: spec?.image ?? '',
      command: spec?.command ?? [],
      healthcheck: spec?.healthcheck ?? null,
      restartPolicy: spec?.restart === '' ? 'no' : (spec?.restart ?? 'no'),
      ports: container.state === 'running' ? bindings : [],
    };
  });
  return {
    ...world,
    project,
    sources,
    containers: Object.fromEntries(containers.map((each) => [each.id, each])),
    ...more,
  };
}

/** A world with a project of another kind, written as these files, of which nothing runs yet. */
export async function otherProject(files: Readonly<Record<string, string>>): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'dogwatch-topics-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return { ...emptyWorld, ...(await readFolder(folder)), containersKnown: true };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Containers only: what is known of a project whose files are not there. */
export function labelsOnly(): World {
  return { ...exampleWorld('healthy'), project: null, sources: null };
}

/** The same, with a project that containers' labels name. */
export function namedByLabels(): World {
  const world = exampleWorld('healthy');
  const project: Project = {
    origin: 'labels',
    name: 'ai-pic',
    directory: '',
    files: [],
    envFiles: [],
    profiles: [],
    services: [],
    networks: [],
    volumes: [],
  };
  return { ...world, project, sources: null };
}

export { NOW };
