import { lessonTexts } from '../words/lessons.ts';
import { any, builtAnew, fileArrived, fileSaved } from './conditions.ts';
import type { Lesson } from './lesson.ts';

const arrived = any(fileArrived, builtAnew('backend'));

/** A Compose from before `watch`: a new image, or this program's own syncing, takes the change in. */
export const watchOld: Lesson = {
  scenario: 'watch-old',
  text: lessonTexts['watch-old'],
  goals: [any(fileSaved, arrived), arrived],
  isSolved: arrived,
  topics: ['watch', 'image', 'layers'],
};
