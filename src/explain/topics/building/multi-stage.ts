import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { multiStageWords } from '../../../words/topics/multi-stage.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { builtServices, exampleImage } from '../choose.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { factAt } from '../facts.ts';
import { type SeenStep, seenSteps, stepPlace } from '../seen-steps.ts';
import { listed, placeOf } from '../values.ts';

/** Builds with several stages, and what this project's builds take out of other images. */
export const multiStage: Topic = {
  id: 'multi-stage',
  tell: (place) => {
    const { world, language } = place;
    const words = multiStageWords(language);
    return {
      id: 'multi-stage',
      title: words.title,
      idea: words.idea,
      inProject: [...targetFacts(world, language), ...stepFacts(world, language)],
      commands: commands(place),
      mistakes: [words.forgotten, words.numbers, words.untargeted],
      url: 'https://docs.docker.com/build/building/multi-stage/',
      related: ['dockerfile', 'layers', 'buildkit', 'image'],
    };
  },
};

function commands(place: TopicPlace): readonly TopicCommand[] {
  const words = multiStageWords(place.language);
  const image = exampleImage(place.world);
  return [
    ...(image === null ? [] : [dockerCommand(place, words.history, 'history', image)]),
    dockerCommand(place, words.sizes, 'images'),
    composeCommand(place, words.config, 'v', 'config'),
  ];
}

function targetFacts(world: World, language: Language): readonly LiveFact[] {
  const words = multiStageWords(language);
  const built = builtServices(world);
  const chosen = built.flatMap(({ service, build }) => {
    if (build.target === '') return [];
    const place = placeOf(world, `services.${service.name}.build.target`);
    return [factAt(words.target(service.name, build.target), place, world)];
  });
  const others = built.filter(({ build }) => build.target === '').map(({ service }) => service.name);
  if (others.length === 0) return chosen;
  const place = placeOf(world, `services.${others[0]}.build`);
  return [...chosen, factAt(words.last(listed(others, language)), place, world)];
}

function stepFacts(world: World, language: Language): readonly LiveFact[] {
  const words = multiStageWords(language);
  const steps = seenSteps(world);
  const stages = [...new Set(steps.map(({ stage }) => stage).filter((stage) => stage !== ''))];
  const texts = [
    ...(stages.length > 1 ? [words.stages(listed(stages, language))] : []),
    ...steps.flatMap((step) => copyText(step, language)),
  ];
  return [...new Set(texts)].map((text) => ({ text, source: words.source, place: null }));
}

function copyText(step: SeenStep, language: Language): readonly string[] {
  const from = /^COPY\s+(?:--\S+\s+)*?--from=(\S+)/.exec(step.instruction)?.[1];
  return from === undefined ? [] : [multiStageWords(language).copies(stepPlace(step), from, step.instruction)];
}
