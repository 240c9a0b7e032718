import type { Topic } from '../../topic.ts';

export const buildingTopics: readonly Topic[] = [];
