import { clip } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { wrap } from '../../src/text/wrap.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { tourWords } from '../../src/words/tour.ts';
import type { PaneProps } from '../frame/pane.tsx';
import { style } from '../frame/style.ts';
import type { Size } from '../overlay/size.ts';
import { tourStops } from './stops.ts';

/** The card of a stop of the tour; `size` is that of the terminal. It is small, and stands where it covers no service. */
export function tourCard(stop: number, size: Size, language: Language): PaneProps {
  const words = tourWords(language);
  const stops = tourStops(language);
  const shown = stops[stop];
  const columns = Math.max(20, Math.min(76, size.columns - 2));
  const inside = columns - 2;
  const hint = width(words.hint) <= inside - 2 ? words.hint : words.shortHint;
  const lines = [
    ` ${style.strong(clip(shown?.title ?? '', inside - 2))}`,
    ...wrap(shown?.text ?? '', inside - 2).map((line) => ` ${line}`),
    '',
    ` ${style.dim(clip(hint, inside - 2))}`,
  ];
  const title = words.title(stop + 1, stops.length);
  return { columns, rows: lines.length + 2, focused: true, title, aside: '', lines };
}
