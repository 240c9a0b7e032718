import { lessonTexts } from '../words/lessons.ts';
import { all, allIsUp, isDone, isHealthy, openedPort } from './conditions.ts';
import type { Lesson } from './lesson.ts';

const goals = [isDone('prestart'), isHealthy('backend'), allIsUp, openedPort('backend')];

/** The first `up` of a project from nothing. */
export const smooth: Lesson = {
  scenario: 'smooth',
  text: lessonTexts.smooth,
  goals,
  isSolved: all(...goals),
  topics: ['start-up', 'one-shot', 'compose'],
};
