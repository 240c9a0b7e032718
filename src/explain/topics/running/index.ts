import type { Topic } from '../../topic.ts';

export const runningTopics: readonly Topic[] = [];
