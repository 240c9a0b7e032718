import { type Progress, textOf } from '../../src/lessons/progress.ts';
import { clip } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { lessonWords } from '../../src/words/lesson-screen.ts';
import { style } from '../frame/style.ts';

/** The line of a lesson under the header: what it is, how far it is, and the key for more; the title gives way first. At most `columns` cells. */
export function lessonLine(progress: Progress, columns: number, language: Language): string {
  const words = lessonWords(language);
  const met = progress.met.filter((is) => is).length;
  const head = progress.isSolved ? style.good(`✔ ${words.solved}`) : style.busy(`◆ ${words.lesson}`);
  const count = progress.isSolved ? '' : style.dim(`  ${words.progress(met, progress.met.length)}`);
  const more = `   ${style.key('h')} ${style.dim(progress.isSolved ? words.whatLearnt : words.open)}`;
  const room = Math.max(0, columns - 4 - width(head) - width(count) - width(more));
  return ` ${head}  ${clip(textOf(progress, language).title, room)}${count}${more}`;
}
