import type { World } from '../model/world.ts';
import type { Language } from '../words/catalogue.ts';
import type { LessonText } from '../words/lessons.ts';
import type { Lesson } from './lesson.ts';

/** How far a lesson is. What was met once stays so, since a failure that was seen goes when it is mended. */
export type Progress = {
  readonly lesson: Lesson;
  /** The world as it was when the containers were first known; null before that. */
  readonly start: World | null;
  /** One for each goal. */
  readonly met: readonly boolean[];
  readonly isSolved: boolean;
  /** How many hints were asked for. */
  readonly hints: number;
  readonly opened: readonly string[];
};

/** A lesson at its beginning. */
export function beginLesson(lesson: Lesson): Progress {
  return { lesson, start: null, met: lesson.goals.map(() => false), isSolved: false, hints: 0, opened: [] };
}

/** The progress after a look at the world; the same object where nothing has become better. */
export function lookAt(progress: Progress, world: World): Progress {
  const { lesson, met, isSolved, opened } = progress;
  if (isSolved) return progress;
  // A task that is done before anything is known would be none.
  if (!world.containersKnown) return progress;
  const start = progress.start ?? world;
  const seen = { world, start, opened };
  const solved = lesson.isSolved(seen);
  const now = lesson.goals.map((isMet, at) => solved || met[at] === true || isMet(seen));
  const isSame = !solved && start === progress.start && now.every((is, at) => is === met[at]);
  return isSame ? progress : { ...progress, start, met: now, isSolved: solved };
}

/** One more hint, while there are any. */
export function withHint(progress: Progress): Progress {
  const all = progress.lesson.text.en.hints.length;
  return progress.hints < all ? { ...progress, hints: progress.hints + 1 } : progress;
}

/** The person opened an address. */
export function withOpened(progress: Progress, url: string): Progress {
  return progress.opened.includes(url) ? progress : { ...progress, opened: [...progress.opened, url] };
}

/** The lesson in words. */
export function textOf({ lesson }: Progress, language: Language): LessonText {
  return lesson.text[language];
}
