import { posix } from 'node:path';
import type { BuildSpec } from '../../../model/project.ts';
import type { World } from '../../../model/world.ts';
import { bytes, clock } from '../../../text/format.ts';
import type { Language } from '../../../words/catalogue.ts';
import { contextWords } from '../../../words/topics/context.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { builtServices } from '../choose.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, seenFact, shownPath } from '../facts.ts';
import { listed, placeOf } from '../values.ts';

/** The build context and `.dockerignore`. */
export const context: Topic = {
  id: 'context',
  tell: (place) => {
    const { world, language } = place;
    const words = contextWords(language);
    const example = builtServices(world)[0]?.service.name;
    return {
      id: 'context',
      title: words.title,
      idea: words.idea,
      inProject: [...folderFacts(world, language), ...sentFacts(world, language), ...ignoredFacts(world, language)],
      commands: [
        example === undefined
          ? composeCommand(place, words.configAll, 'v', 'config')
          : composeCommand(place, words.config, 'v', 'config', example),
      ],
      mistakes: [words.place, words.outside, words.depth, words.secrets],
      url: 'https://docs.docker.com/build/concepts/context/',
      related: ['dockerfile', 'layers', 'buildkit', 'watch'],
    };
  },
};

/** One for each context and Dockerfile; services that share them are told of together. */
function folderFacts(world: World, language: Language): readonly LiveFact[] {
  const groups = new Map<string, { readonly build: BuildSpec; readonly names: string[] }>();
  for (const { service, build } of builtServices(world)) {
    const key = JSON.stringify([build.context, build.dockerfile, build.contexts]);
    const group = groups.get(key) ?? { build, names: [] };
    group.names.push(service.name);
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ build, names }) => contextFacts(world, build, names, language));
}

function contextFacts(
  world: World,
  build: BuildSpec,
  names: readonly string[],
  language: Language,
): readonly LiveFact[] {
  const words = contextWords(language);
  const services = listed(names, language);
  const base = `services.${names[0]}.build`;
  const place = placeOf(world, `${base}.context`) ?? placeOf(world, base);
  const others = Object.entries(build.contexts).map(([name, source]) =>
    factAt(words.also(services, name, shownPath(world, source)), placeOf(world, `${base}.additional_contexts`), world),
  );
  return [factAt(folderText(world, build, services, language), place, world), ...others];
}

function folderText(world: World, build: BuildSpec, services: string, language: Language): string {
  const words = contextWords(language);
  if (!build.context.startsWith('/')) return words.fromElsewhere(services, build.context);
  const folder = shownPath(world, build.context);
  if (build.dockerfile === '') return words.inline(services, folder);
  return words.from(services, folder, shownPath(world, posix.resolve(build.context, build.dockerfile)));
}

/** How much the builder was sent at the last build that is over. */
function sentFacts(world: World, language: Language): readonly LiveFact[] {
  const words = contextWords(language);
  const sent = world.jobs.flatMap((job) =>
    job.steps.filter(({ name, progress }) => /load build context/.test(name) && (progress?.current ?? 0) > 0),
  );
  const step = sent.findLast(({ endedAt }) => endedAt !== null);
  if (!step?.progress || !step.endedAt) return [];
  const services = listed(step.build?.targets ?? [], language);
  return [seenFact(words.sent(services, bytes(step.progress.current), clock(step.endedAt)))];
}

const MOST_PATTERNS = 3;

/** Files that were just left out of syncing, by the patterns that a build goes by too. */
function ignoredFacts(world: World, language: Language): readonly LiveFact[] {
  const words = contextWords(language);
  const byPattern = new Map<string, LiveFact>();
  for (const { file, ignoredBy } of world.sync.entries) {
    if (ignoredBy?.place.kind !== 'file' || !ignoredBy.place.file.endsWith('.dockerignore')) continue;
    const { text, place } = ignoredBy;
    byPattern.set(
      `${place.file}:${place.line}`,
      factAt(words.ignored(shownPath(world, file), text), { file: place.file, line: place.line }, world),
    );
  }
  return [...byPattern.values()].slice(0, MOST_PATTERNS);
}
