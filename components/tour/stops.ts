import { down } from '../../commands/clean/down.ts';
import type { Command } from '../../commands/command.ts';
import { doctor } from '../../commands/inspect/doctor.ts';
import { drift } from '../../commands/inspect/drift.ts';
import { keyLabel } from '../../commands/key.ts';
import { search } from '../../commands/logs/finding.ts';
import { logsMerged } from '../../commands/logs/reading.ts';
import { restart } from '../../commands/run/restart.ts';
import { stop } from '../../commands/run/stop.ts';
import { up } from '../../commands/run/up.ts';
import { watch } from '../../commands/run/watch.ts';
import { paneExplain, paneLogs } from '../../commands/screen/panes.ts';
import { help, language as languageCommand, palette } from '../../commands/screen/screen.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { tourWords } from '../../src/words/tour.ts';

/** A stop of the tour. */
export type Stop = { readonly title: string; readonly text: string };

/** The stops of the tour, with the keys as they are bound. */
export function tourStops(language: Language): readonly Stop[] {
  const words = tourWords(language);
  const key = ({ keys }: Command) => keyLabel(keys[0] ?? ':', language);
  return [
    { title: words.servicesTitle, text: words.servicesText(key(up)) },
    { title: words.logsTitle, text: words.logsText(key(paneLogs), key(search), key(logsMerged)) },
    { title: words.healthTitle, text: words.healthText },
    { title: words.watchTitle, text: words.watchText(key(watch), key(drift)) },
    { title: words.explainTitle, text: words.explainText(key(paneExplain), key(doctor)) },
    { title: words.keysTitle, text: words.keysText(key(restart), key(stop), key(down), key(palette)) },
    { title: words.helpTitle, text: words.helpText(key(help), key(languageCommand), key(palette)) },
  ];
}

/** The stop after a key, null where the tour ends; `passes` says that the key is not the tour's and works as always. */
export function pressTour(
  stop: number,
  key: string,
  stops: number,
): { readonly stop: number | null; readonly passes: boolean } {
  switch (key) {
    case 'enter':
    case 'right':
    case 'space':
      return { stop: stop + 1 < stops ? stop + 1 : null, passes: false };
    case 'left':
    case 'backspace':
      return { stop: Math.max(0, stop - 1), passes: false };
    case 'esc':
      return { stop: null, passes: false };
    default:
      return { stop: null, passes: true };
  }
}
