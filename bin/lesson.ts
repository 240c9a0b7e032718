import type { LessonPort } from '../components/app/port.ts';
import { lessons } from '../src/lessons/index.ts';
import { beginLesson, lookAt, type Progress, withHint, withOpened } from '../src/lessons/progress.ts';
import type { Scenario } from '../src/model/scenario.ts';
import type { Session } from '../src/session/session.ts';

/** A lesson on a session: its progress is kept while the world changes. `opened` tells it of an address that the person opened. */
export type PlayedLesson = LessonPort & {
  readonly opened: (url: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Plays the lesson of a scenario on a session. */
export function playLesson(session: Session, scenario: Scenario): PlayedLesson {
  let progress = beginLesson(lessons[scenario]);
  const listeners = new Set<() => void>();

  function change(next: Progress) {
    if (next === progress) return;
    progress = next;
    for (const listener of listeners) listener();
  }

  // Also while nothing is drawn: what was met for a moment counts.
  session.subscribe(() => change(lookAt(progress, session.world())));
  return {
    progress: () => progress,
    hint: () => change(withHint(progress)),
    scratch: true,
    opened: (url) => change(lookAt(withOpened(progress, url), session.world())),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
