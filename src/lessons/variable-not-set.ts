import { lessonTexts } from '../words/lessons.ts';
import { isHealthy } from './conditions.ts';
import type { Lesson } from './lesson.ts';

/** `${SECRET_KEY?Variable not set}` and no such line in `.env`. */
export const variableNotSet: Lesson = {
  scenario: 'variable-not-set',
  text: lessonTexts['variable-not-set'],
  goals: [({ world }) => world.project?.origin === 'resolved' && !world.projectProblem, isHealthy('backend')],
  isSolved: isHealthy('backend'),
  topics: ['env', 'config'],
};
