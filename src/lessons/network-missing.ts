import { lessonTexts } from '../words/lessons.ts';
import { isHealthy } from './conditions.ts';
import type { Lesson } from './lesson.ts';

/** The base file alone: its network is somebody else's, and not there. */
export const networkMissing: Lesson = {
  scenario: 'network-missing',
  text: lessonTexts['network-missing'],
  goals: [
    ({ world: { networks, project } }) =>
      (networks !== null &&
        project?.networks.filter(({ external }) => external).every(({ name }) => networks.includes(name))) ??
      false,
    isHealthy('backend'),
  ],
  isSolved: isHealthy('backend'),
  topics: ['external-network', 'network', 'merge'],
};
