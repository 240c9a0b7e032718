import { selectService } from '../model/services.ts';
import { lessonTexts } from '../words/lessons.ts';
import { isHealthy } from './conditions.ts';
import type { Lesson } from './lesson.ts';

/** A probe that asks for a path which is not there. */
export const unhealthy: Lesson = {
  scenario: 'unhealthy',
  text: lessonTexts.unhealthy,
  goals: [({ world }) => selectService(world, 'backend')?.phase === 'unhealthy', isHealthy('backend')],
  isSolved: isHealthy('backend'),
  topics: ['healthcheck', 'verify'],
};
