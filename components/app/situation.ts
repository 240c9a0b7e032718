import type { Availability, Command, Situation } from '../../commands/command.ts';
import { commands } from '../../commands/index.ts';
import { appWords } from '../../src/words/app.ts';
import type { PaletteEntry } from '../overlay/palette.ts';
import type { AppPort } from './port.ts';
import { targetOf } from './selection.ts';
import type { Ui } from './ui.ts';

/** What commands may look at now. `known` is what was asked of the engine for the command. */
export function situationOf(
  port: AppPort,
  ui: Ui,
  known: Partial<Pick<Situation, 'disk' | 'resources'>> = {},
): Situation {
  return {
    world: port.world(),
    language: ui.language,
    compose: port.compose,
    lesson: port.lesson?.progress().lesson.scenario ?? null,
    disk: null,
    resources: null,
    ...known,
  };
}

/** Whether a command makes sense now on the selection. */
export function availabilityOf(port: AppPort, ui: Ui, command: Command): Availability {
  if (command.changes && port.readOnly) {
    return { ok: false, why: appWords(ui.language).readOnly(command.title[ui.language]) };
  }
  return command.available(situationOf(port, ui), targetOf(port.world(), ui));
}

/** The palette: everything but moving about, with what makes sense now. */
export function paletteEntries(port: AppPort, ui: Ui): readonly PaletteEntry[] {
  return commands
    .filter((command) => command.group !== 'move')
    .map((command) => ({ command, availability: availabilityOf(port, ui, command) }));
}
