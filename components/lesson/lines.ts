import { type Progress, textOf } from '../../src/lessons/progress.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { lessonWords } from '../../src/words/lesson-screen.ts';
import { style } from '../frame/style.ts';

/** Where the lesson is played: the folder of its files, and whether that goes with the program. */
export type LessonPlace = { readonly directory: string; readonly scratch: boolean };

/** A lesson to read: the task, what is met of it, the hints so far, and once it is solved what was learnt. Lines of at most `columns` cells. */
export function lessonLines(
  progress: Progress,
  place: LessonPlace,
  columns: number,
  language: Language,
): readonly string[] {
  const words = lessonWords(language);
  const text = textOf(progress, language);
  const files = [words.files(plain(place.directory)), place.scratch ? words.scratch : ''];
  const given = text.hints.slice(0, progress.hints);
  const blocks = [
    progress.isSolved ? section(style.good(`✔ ${words.learnt}`), wrap(text.learnt, columns)) : [],
    section(style.title(words.task), wrap(text.task, columns)),
    section(
      style.title(words.goals),
      text.goals.flatMap((goal, at) => item(progress.met[at] ? style.good('✔') : '○', goal, columns)),
    ),
    section(
      style.title(words.hints(given.length, text.hints.length)),
      given.length === 0
        ? [style.dim(words.noHints)]
        : given.flatMap((hint, at) => item(style.strong(String(at + 1)), hint, columns)),
    ),
    wrap(files.filter((line) => line !== '').join(language === 'en' ? ' ' : ''), columns).map((line) =>
      style.dim(line),
    ),
  ].filter((block) => block.length > 0);
  return blocks.flatMap((block, at) => (at === 0 ? block : ['', ...block]));
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [title, ...lines];
}

function item(sign: string, text: string, columns: number): readonly string[] {
  const head = `${sign}  `;
  const indent = ' '.repeat(width(head));
  return wrap(text, Math.max(1, columns - width(head))).map((line, at) => (at === 0 ? head : indent) + line);
}
