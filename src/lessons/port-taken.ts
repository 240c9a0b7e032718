import { lessonTexts } from '../words/lessons.ts';
import { any, hasFailed, isHealthy, jobFailed } from './conditions.ts';
import type { Lesson } from './lesson.ts';

/** Another container holds the port that the backend publishes. */
export const portTaken: Lesson = {
  scenario: 'port-taken',
  text: lessonTexts['port-taken'],
  goals: [any(hasFailed('backend'), jobFailed(/port is already allocated/)), isHealthy('backend')],
  isSolved: isHealthy('backend'),
  topics: ['ports', 'directions'],
};
