import type { Command, Step } from '../../commands/command.ts';
import type { TopicPlace, TopicText } from '../../src/explain/topic.ts';
import type { TopicId } from '../../src/model/topic.ts';
import { openTopics } from '../explain/topics.ts';
import type { Controller } from './controller.ts';
import type { AppPort } from './port.ts';
import type { Ui } from './ui.ts';

/** Opens the reader of topics over what is shown; closing it leads back there. */
export function showTopic({ change }: Controller, command: Command, topic: TopicId | null) {
  change((ui) => ({ ...ui, overlay: { kind: 'topics', command, state: openTopics(topic), under: ui.overlay } }));
}

/** What topics are filled with now. */
export function topicPlace(port: AppPort, { language }: Pick<Ui, 'language'>): TopicPlace {
  return { world: port.world(), language, now: Date.now(), compose: port.compose };
}

/** A command of a topic, which only shows something; null where there is none of that number. */
export function stepOfTopic({ commands }: TopicText, at: number): Step | null {
  const argv = commands[at]?.argv;
  return argv ? { kind: 'do', plan: { kind: 'run', argv, services: [], show: 'output' } } : null;
}
