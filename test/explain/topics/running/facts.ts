import type { Topic } from '../../../../src/explain/topic.ts';
import type { World } from '../../../../src/model/world.ts';
import type { Language } from '../../../../src/words/catalogue.ts';
import { NOW } from './projects.ts';

/** What a topic says of a world, each fact followed by where it stands. */
export function factsOf(topic: Topic, world: World, language: Language = 'en'): readonly string[] {
  const { inProject } = topic.tell({ world, language, now: NOW, compose: ['docker', 'compose'] });
  return inProject.map(({ text, source }) => `${text} [${source ?? 'seen'}]`);
}

/** The commands that a topic shows, as typed. */
export function commandsOf(topic: Topic, world: World): readonly string[] {
  return topic
    .tell({ world, language: 'en', now: NOW, compose: ['docker', 'compose'] })
    .commands.map(({ argv }) => argv.join(' '));
}
