import { lessonTexts } from '../words/lessons.ts';
import { fileArrived } from './conditions.ts';
import type { Lesson } from './lesson.ts';

/** Saved files stay outside of the container while nobody carries them in. */
export const watchOff: Lesson = {
  scenario: 'watch-off',
  text: lessonTexts['watch-off'],
  goals: [({ world }) => world.watch.state === 'running', fileArrived],
  isSolved: fileArrived,
  topics: ['watch', 'image'],
};
