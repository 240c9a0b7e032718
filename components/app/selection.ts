import type { Target } from '../../commands/command.ts';
import type { World } from '../../src/model/world.ts';
import { PROJECT_ROW, type Row, serviceRows } from '../services/rows.ts';
import type { Ui } from './ui.ts';

/** The rows of the services pane as they are shown now. */
export function rowsOf(world: World, ui: Ui): readonly Row[] {
  return serviceRows(world, ui);
}

/** What commands work on: the marked services, or the selected row. A row that is gone is the project. */
export function targetOf(world: World, ui: Ui): Target {
  if (ui.marked.size > 0) return { kind: 'services', names: [...ui.marked], replica: null };
  const row = serviceRows(world, { ...ui, filter: '' }).find(({ id }) => id === ui.selected);
  return row?.target ?? { kind: 'project' };
}

/** The service of the selected row; null on the project's. */
export function selectedService(ui: Ui): string | null {
  return ui.selected === PROJECT_ROW ? null : (ui.selected.split('#')[0] ?? null);
}

/** The number of the selected replica; null where the row is a whole service. */
export function selectedReplica(ui: Ui): number | null {
  const number = ui.selected === PROJECT_ROW ? undefined : ui.selected.split('#')[1];
  return number === undefined ? null : Number(number);
}

/** The selection after a move by so many rows. */
export function moveSelection(world: World, ui: Ui, by: number): Ui {
  const rows = rowsOf(world, ui);
  const at = rows.findIndex(({ id }) => id === ui.selected);
  const next = rows[Math.min(Math.max(0, (at === -1 ? 0 : at) + by), rows.length - 1)];
  return next && next.id !== ui.selected ? select(ui, next.id) : ui;
}

/** Another row is selected: what is shown of it begins at its top. */
export function select(ui: Ui, id: string): Ui {
  return { ...ui, selected: id, scope: 'one', scroll: { ...ui.scroll, explain: 0 } };
}

/** Marks the selected service, or takes the mark away, and goes on to the next row. */
export function toggleMark(world: World, ui: Ui): Ui {
  const service = selectedService(ui);
  if (service === null) return moveSelection(world, ui, 1);
  const marked = new Set(ui.marked);
  if (!marked.delete(service)) marked.add(service);
  return moveSelection(world, { ...ui, marked }, 1);
}

/** A filter that hides the selected row selects the first one that matches. */
export function filterBy(world: World, ui: Ui, filter: string): Ui {
  const filtered = { ...ui, filter };
  const rows = rowsOf(world, filtered);
  const first = rows[0];
  return !first || rows.some(({ id }) => id === ui.selected) ? filtered : select(filtered, first.id);
}
