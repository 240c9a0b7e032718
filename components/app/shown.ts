import { selectServices } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { viewport } from '../services/viewport.ts';
import { type Size, shownLayout } from './frame.ts';
import { slotOf } from './layout.ts';
import { logChoice, servicesShown } from './log-choice.ts';
import type { Shown } from './port.ts';
import { rowsOf } from './selection.ts';
import type { Ui } from './ui.ts';

/** What is on the screen, so that only that is measured: the running containers of the rows in sight. */
export function shownNow(world: World, ui: Ui, size: Size): Shown {
  const slot = slotOf(shownLayout(world, ui, size), 'services');
  const logs = servicesShown(logChoice(ui));
  if (!slot) return { logs, containers: [] };
  const rows = rowsOf(world, ui);
  const selected = rows.findIndex(({ id }) => id === ui.selected);
  const { from, to } = viewport(rows.length, slot.rows - 2, selected);
  const names = new Set(rows.slice(from, to).flatMap(({ target }) => (target.kind === 'services' ? target.names : [])));
  const containers = selectServices(world)
    .filter(({ name }) => names.has(name))
    .flatMap((each) => each.containers);
  return { logs, containers: containers.filter(({ state }) => state === 'running').map(({ id }) => id) };
}
