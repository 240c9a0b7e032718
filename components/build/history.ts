import type { BuildHistory, PastBuild } from '../../src/model/build.ts';
import { pad } from '../../src/text/clip.ts';
import { duration } from '../../src/text/format.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import { buildWords } from '../../src/words/build.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { style } from '../frame/style.ts';
import { layerLines } from './layers.ts';
import { plot } from './plot.ts';
import { tableLines } from './table.ts';

/** How the history of builds is drawn. `service`: of that one only. */
export type HistoryLook = { readonly service: string | null; readonly columns: number; readonly language: Language };

/** The builds of a project: a plot of how long they took and how much came from the cache, a table, and the layers of the images. Lines for the reader. */
export function historyLines(history: BuildHistory, look: HistoryLook): readonly string[] {
  const words = buildWords(look.language);
  const { past, images } = history;
  const told =
    past.length === 0
      ? wrap(words.none, Math.max(1, look.columns))
      : [...plotLines(past, look), '', ...tableLines(past, look)];
  return [...told, ...images.flatMap((image) => ['', ...layerLines(image, look)])];
}

function plotLines(past: readonly PastBuild[], { columns, language }: HistoryLook): readonly string[] {
  const words = buildWords(language);
  const labels = [words.durations, words.cachedShare];
  const indent = Math.max(...labels.map((label) => width(label))) + 2;
  const longest = Math.max(...past.map(({ ms }) => ms));
  const note = `  ${words.longest(duration(longest))}`;
  const room = Math.max(1, columns - indent - width(note));
  const shares = past.map(({ ran, cached }) => (ran + cached === 0 ? 0 : cached / (ran + cached)));
  const times = past.map(({ ms }) => ms);
  return [
    pad(`${pad(words.durations, indent)}${style.busy(plot(times, longest, room))}${style.dim(note)}`, columns),
    pad(`${pad(words.cachedShare, indent)}${style.good(plot(shares, 1, room))}`, columns),
  ];
}
