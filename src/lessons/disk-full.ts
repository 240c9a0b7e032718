import { lessonTexts } from '../words/lessons.ts';
import { isHealthy, jobDone, jobFailed } from './conditions.ts';
import type { Lesson } from './lesson.ts';

const freed = jobDone(/^docker .*\b(?:prune|rmi|image rm)\b/);

/** Build cache and old images have filled the disk. */
export const diskFull: Lesson = {
  scenario: 'disk-full',
  text: lessonTexts['disk-full'],
  goals: [jobFailed(/no space left on device/), freed, isHealthy('backend')],
  isSolved: isHealthy('backend'),
  topics: ['disk', 'layers', 'volumes'],
};
