import type { Topic, TopicText } from '../../../../src/explain/topic.ts';
import type { World } from '../../../../src/model/world.ts';
import type { Language } from '../../../../src/words/catalogue.ts';
import { NOW } from '../../../example-world.ts';

/** A topic as it is told of a world. */
export function tell(topic: Topic, world: World, language: Language = 'en'): TopicText {
  return topic.tell({ world, language, now: NOW, compose: ['docker', 'compose'] });
}

/** The facts of a topic, each with its source: `… | .env:3`. */
export function facts(topic: Topic, world: World, language: Language = 'en'): readonly string[] {
  return tell(topic, world, language).inProject.map(({ text, source }) =>
    source === null ? text : `${text} | ${source}`,
  );
}

/** The commands of a topic as they are typed. */
export function commandLines(topic: Topic, world: World): readonly string[] {
  return tell(topic, world).commands.map(({ argv }) => argv.join(' '));
}
