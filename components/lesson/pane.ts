import { topicTitle } from '../../src/explain/topics/index.ts';
import { type Progress, textOf } from '../../src/lessons/progress.ts';
import { clip } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { lessonWords } from '../../src/words/lesson-screen.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import { dialogRows, type Size } from '../overlay/size.ts';
import { type LessonPlace, lessonLines } from './lines.ts';

/** What the dialog of a lesson is drawn with; `size` is that of the terminal, `top` the first line shown. */
export type LessonPaneProps = {
  /** Null where there is none. */
  readonly progress: Progress | null;
  readonly place: LessonPlace;
  readonly top: number;
  readonly size: Size;
  readonly language: Language;
};

/** The task with all that belongs to it, in a dialog over the screen. */
export function lessonPane(props: LessonPaneProps): PaneProps {
  const { progress, top, language } = props;
  const words = lessonWords(language);
  const { columns, lines, room } = shape(props);
  const inside = columns - 2;
  const from = Math.min(top, Math.max(0, lines.length - room));
  const shown = lines.slice(from, from + room).map((line) => ` ${line}`);
  const below = lines.length - from - room;
  const body = [...shown, '', ` ${style.dim(clip(keysOf(progress, inside - 2, language), inside - 2))}`];
  return {
    columns,
    rows: body.length + 2,
    focused: true,
    title: progress ? titleOf(progress, language) : words.lesson,
    aside: below > 0 ? `↓ ${below}` : '',
    lines: body,
  };
}

/** The last line that the dialog can be scrolled to, and how many lines are shown. */
export function lessonReach(props: LessonPaneProps): { readonly reach: number; readonly page: number } {
  const { lines, room } = shape(props);
  return { reach: Math.max(0, lines.length - room), page: Math.max(1, room - 1) };
}

function shape({ progress, place, size, language }: LessonPaneProps) {
  const columns = Math.max(20, Math.min(100, size.columns - 4));
  const inside = columns - 4;
  const room = Math.max(1, dialogRows(size) - 4);
  if (!progress) return { columns, lines: wrap(lessonWords(language).noLesson, inside), room };
  const topics = progress.lesson.topics.map((id) => topicTitle(id, language)).join(' · ');
  const read = progress.isSolved
    ? ['', ...wrap(lessonWords(language).read(topics), inside).map((line) => style.link(line))]
    : [];
  return { columns, lines: [...lessonLines(progress, place, inside, language), ...read], room };
}

function titleOf(progress: Progress, language: Language): string {
  const words = lessonWords(language);
  const state = progress.isSolved ? style.good(`✔ ${words.solved}`) : words.lesson;
  return `${state}  ${textOf(progress, language).title}`;
}

function keysOf(progress: Progress | null, columns: number, language: Language): string {
  const words = lessonWords(language);
  const isMore = progress !== null && progress.hints < textOf(progress, language).hints.length;
  const keys = isMore ? words.keysHint : words.keysDone;
  return width(keys) <= columns ? keys : words.keysShort;
}
