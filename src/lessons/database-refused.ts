import { lessonTexts } from '../words/lessons.ts';
import { all, hasFailed, isDone, isHealthy } from './conditions.ts';
import type { Lesson } from './lesson.ts';

/** `POSTGRES_SERVER=localhost`: a container that looks for the database in itself. */
export const databaseRefused: Lesson = {
  scenario: 'database-refused',
  text: lessonTexts['database-refused'],
  goals: [hasFailed('prestart'), isDone('prestart'), isHealthy('backend')],
  isSolved: all(isDone('prestart'), isHealthy('backend')),
  topics: ['directions', 'env', 'one-shot'],
};
