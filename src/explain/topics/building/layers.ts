import { posix } from 'node:path';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { layersWords } from '../../../words/topics/layers.ts';
import { explainBuild, orderSentence } from '../../build.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { type BuiltService, builtServices, exampleImage } from '../choose.ts';
import { dockerCommand } from '../command-line.ts';
import { factAt, seenFact } from '../facts.ts';

/** Layers and the build cache, with what the last builds took from it. */
export const layers: Topic = {
  id: 'layers',
  tell: (place) => {
    const { world, language } = place;
    const words = layersWords(language);
    const image = exampleImage(world);
    return {
      id: 'layers',
      title: words.title,
      idea: words.idea,
      inProject: builtServices(world).flatMap((built) => buildFacts(world, built, language)),
      commands: [
        ...(image === null ? [] : [dockerCommand(place, words.history, 'history', image)]),
        dockerCommand(place, words.used, 'buildx', 'du'),
      ],
      mistakes: [words.copyAll, words.deleted, words.outdated, words.noCache],
      url: 'https://docs.docker.com/build/cache/',
      related: ['dockerfile', 'buildkit', 'context', 'multi-stage', 'disk'],
    };
  },
};

function buildFacts(world: World, { service, build }: BuiltService, language: Language): readonly LiveFact[] {
  const words = layersWords(language);
  const told = explainBuild(world, service.name, language).map((text) => seenFact(words.of(service.name, text)));
  const advice = (world.builds[service.name]?.advice ?? []).map((order) => {
    const text = words.of(service.name, orderSentence(order, language));
    const isFile = build.context.startsWith('/') && build.dockerfile !== '';
    const file = isFile ? posix.resolve(build.context, build.dockerfile) : null;
    return file === null ? seenFact(text) : factAt(text, { file, line: order.copy.line }, world);
  });
  return [...told, ...advice];
}
