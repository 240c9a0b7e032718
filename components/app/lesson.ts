import type { Command } from '../../commands/command.ts';
import type { Explanation } from '../../src/explain/explanation.ts';
import { type Progress, textOf } from '../../src/lessons/progress.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { lessonWords } from '../../src/words/lesson-screen.ts';
import type { Controller } from './controller.ts';
import type { LessonPort } from './port.ts';

/** Opens the task of the lesson over what is shown; answers false where there is none. */
export async function showLesson({ port, change }: Controller, command: Command): Promise<boolean> {
  if (!port.lesson) return false;
  change((ui) => ({ ...ui, overlay: { kind: 'lesson', command, top: 0, under: ui.overlay } }));
  return true;
}

/** What is told of the project, with the lesson before it: the task, and the newest hint; once it is solved, what was learnt. */
export function withLesson(story: Explanation, lesson: LessonPort | null, language: Language): Explanation {
  if (!lesson) return story;
  return { ...story, paragraphs: [...told(lesson.progress(), language), ...story.paragraphs] };
}

function told(progress: Progress, language: Language): readonly string[] {
  const words = lessonWords(language);
  const text = textOf(progress, language);
  if (progress.isSolved) return [`✔ ${words.solved}: ${text.learnt}`];
  const hint = text.hints[progress.hints - 1];
  return [`◆ ${text.task}`, ...(hint === undefined ? [] : [`${progress.hints}  ${hint}`])];
}
