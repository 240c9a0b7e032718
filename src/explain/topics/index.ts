import { TOPICS, type TopicId } from '../../model/topic.ts';
import { emptyWorld } from '../../model/world.ts';
import type { Language } from '../../words/catalogue.ts';
import type { Topic, TopicPlace, TopicText } from '../topic.ts';
import { buildingTopics } from './building/index.ts';
import { runningTopics } from './running/index.ts';

const byId = new Map<TopicId, Topic>([...buildingTopics, ...runningTopics].map((topic) => [topic.id, topic]));

/** All topics, in the order in which a newcomer meets them. */
export const topics: readonly Topic[] = TOPICS.flatMap((id) => byId.get(id) ?? []);

/** The topic of that name about this project; null for a name that is none. */
export function tellTopic(name: string, place: TopicPlace): TopicText | null {
  return topics.find(({ id }) => id === name)?.tell(place) ?? null;
}

/** The name of a topic for a list. */
export function topicTitle(id: TopicId, language: Language): string {
  return byId.get(id)?.tell({ world: emptyWorld, language, now: 0, compose: [] }).title ?? id;
}
