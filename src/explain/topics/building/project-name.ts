import { interpolate } from '../../../model/interpolation.ts';
import type { ProjectResource } from '../../../model/project.ts';
import { normalizeProjectName } from '../../../model/project-name.ts';
import { selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { projectNameWords } from '../../../words/topics/project-name.ts';
import type { LiveFact, Topic, TopicPlace } from '../../topic.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact } from '../facts.ts';
import { linesOf, listed, originOf, placeOf, tellLine } from '../values.ts';

/** The project's name, where it comes from, and what bears it. */
export const projectName: Topic = {
  id: 'project-name',
  tell: (place) => {
    const { world, language } = place;
    const words = projectNameWords(language);
    return {
      id: 'project-name',
      title: words.title,
      idea: words.idea,
      inProject: [...nameFacts(place), ...containerFacts(world, language), ...resourceFacts(world, language)],
      commands: [
        composeCommand(place, words.containersOf, '1', 'ps', '--all'),
        composeCommand(place, words.list, null, 'ls', '--all'),
        dockerCommand(place, words.networksAll, 'network', 'ls'),
      ],
      mistakes: [words.moved, words.data, words.fixed, words.inside],
      url: 'https://docs.docker.com/compose/how-tos/project-name/',
      related: ['compose', 'container', 'network', 'volumes', 'env'],
    };
  },
};

const VARIABLE = 'COMPOSE_PROJECT_NAME';

/** Said only of what gives the very name that the project has; without the files nobody can tell. */
function nameFacts({ world, language, compose }: TopicPlace): readonly LiveFact[] {
  const words = projectNameWords(language);
  const { project, sources } = world;
  if (!project) return [];
  const { name, directory } = project;
  if (compose.includes('-p')) return [seenFact(words.byOption(name))];
  if (!sources) return [modelFact(words.project(name), world)];
  if (sources.shell[VARIABLE] === name) return [seenFact(words.byShell(name))];
  const line = linesOf(world, VARIABLE).find(({ value }) => value === name);
  if (line) return [factAt(words.byLine(name, tellLine(world, line, language)), line, world)];
  const written = placeOf(world, 'name');
  if (written?.written && asWritten(world, written.written) === name) {
    return [factAt(words.byFile(name), written, world)];
  }
  const folder = directory.slice(directory.lastIndexOf('/') + 1);
  const isByFolder = !written && normalizeProjectName(folder) === name;
  return [isByFolder ? seenFact(words.byFolder(name, folder)) : modelFact(words.project(name), world)];
}

function asWritten(world: World, written: string): string {
  const text = interpolate(written, (name) => {
    const origin = originOf(world, name);
    return origin && origin.kind !== 'unset' ? origin.value : undefined;
  });
  return normalizeProjectName(text);
}

function containerFacts(world: World, language: Language): readonly LiveFact[] {
  const words = projectNameWords(language);
  const services = selectServices(world);
  const containers = services.flatMap((service) => service.containers);
  const oneOffs = services.flatMap((service) => service.oneOffs).map(({ name }) => name);
  const names = containers.map(({ name }) => name);
  // Compose before version 2 parts the name by underscores, as does --compatibility.
  const own = containers.filter(
    ({ name, project, service, number }) =>
      name.replaceAll('_', '-') !== `${project}-${service}-${number}`.replaceAll('_', '-'),
  );
  return [
    ...(names.length > 0 ? [seenFact(words.containers(listed(names, language, 12)))] : []),
    ...own.map(({ name, service }) =>
      factAtEngine(words.ownName(name, service), world, `services.${service}.container_name`),
    ),
    ...(oneOffs.length > 0 ? [seenFact(words.oneOffs(listed(oneOffs, language)))] : []),
  ];
}

/** The engine tells it; the line says why, where it is known. */
function factAtEngine(text: string, world: World, path: string): LiveFact {
  const place = placeOf(world, path);
  return place ? factAt(text, place, world) : seenFact(text);
}

function resourceFacts(world: World, language: Language): readonly LiveFact[] {
  const words = projectNameWords(language);
  const { networks = [], volumes = [] } = world.project ?? {};
  const external = [...networks, ...volumes].filter((resource) => resource.external);
  return [
    ...resourceFact(world, own(networks), (names) => words.networks(names), language),
    ...resourceFact(world, own(volumes), (names) => words.volumes(names), language),
    ...resourceFact(world, external, (names) => words.external(names), language),
  ];
}

function own(resources: readonly ProjectResource[]): readonly ProjectResource[] {
  return resources.filter(({ external }) => !external);
}

function resourceFact(
  world: World,
  resources: readonly ProjectResource[],
  tell: (names: string) => string,
  language: Language,
): readonly LiveFact[] {
  const names = resources.map(({ name }) => name);
  return names.length === 0 ? [] : [modelFact(tell(listed(names, language)), world)];
}
