import { posix } from 'node:path';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { dockerfileWords } from '../../../words/topics/dockerfile.ts';
import { valueWords } from '../../../words/topics/values.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { type BuiltService, builtServices, exampleImage } from '../choose.ts';
import { dockerCommand } from '../command-line.ts';
import { factAt, shownPath } from '../facts.ts';
import { type SeenStep, seenSteps } from '../seen-steps.ts';
import { listed, placeOf } from '../values.ts';

/** What the instructions of a Dockerfile do, and which ones this project's builds have. */
export const dockerfile: Topic = {
  id: 'dockerfile',
  tell: (place) => {
    const { world, language } = place;
    const words = dockerfileWords(language);
    const image = exampleImage(world);
    return {
      id: 'dockerfile',
      title: words.title,
      idea: words.idea,
      inProject: [...fileFacts(world, language), ...argumentFacts(world, language), ...stepFacts(world, language)],
      commands:
        image === null
          ? []
          : [
              dockerCommand(place, words.history, 'history', '--no-trunc', image),
              dockerCommand(place, words.inspect, 'image', 'inspect', image),
            ],
      mistakes: [words.cd, words.expose, words.started, words.shell],
      url: 'https://docs.docker.com/reference/dockerfile/',
      related: ['layers', 'context', 'multi-stage', 'command', 'buildkit'],
    };
  },
};

/** One for each Dockerfile that is a file of this machine. */
function fileFacts(world: World, language: Language): readonly LiveFact[] {
  const words = dockerfileWords(language);
  const byFile = new Map<string, BuiltService[]>();
  for (const built of builtServices(world)) {
    const { context, dockerfile } = built.build;
    if (!context.startsWith('/') || dockerfile === '') continue;
    const file = posix.resolve(context, dockerfile);
    byFile.set(file, [...(byFile.get(file) ?? []), built]);
  }
  return [...byFile].map(([file, built]) => {
    const names = built.map(({ service }) => service.name);
    const base = `services.${names[0]}.build`;
    const place = placeOf(world, `${base}.dockerfile`) ?? placeOf(world, `${base}.context`) ?? placeOf(world, base);
    return factAt(words.file(listed(names, language), shownPath(world, file)), place, world);
  });
}

/** By name only: their values can be secret. */
function argumentFacts(world: World, language: Language): readonly LiveFact[] {
  const words = dockerfileWords(language);
  return builtServices(world).flatMap(({ service, build }) => {
    const names = Object.keys(build.args);
    if (names.length === 0) return [];
    const place = placeOf(world, `services.${service.name}.build.args.${names[0]}`);
    return [factAt(words.args(service.name, listed(names, language)), place, world)];
  });
}

function stepFacts(world: World, language: Language): readonly LiveFact[] {
  const words = dockerfileWords(language);
  const groups = new Map<string, SeenStep[]>();
  for (const step of seenSteps(world)) {
    const services = listed(step.services, language);
    groups.set(services, [...(groups.get(services) ?? []), step]);
  }
  return [...groups].map(([services, steps]) => ({
    text: words.steps(services, counted(steps, language)),
    source: words.source,
    place: null,
  }));
}

/** `FROM, WORKDIR, 4 × COPY, 2 × RUN`, in the order in which they first come. */
function counted(steps: readonly SeenStep[], language: Language): string {
  const counts = new Map<string, number>();
  for (const { instruction } of steps) {
    const [keyword = ''] = instruction.split(' ');
    counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  }
  const parts = [...counts].map(([keyword, count]) => dockerfileWords(language).times(keyword, count));
  return parts.join(valueWords(language).join);
}
