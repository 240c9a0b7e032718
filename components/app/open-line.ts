import { jsonDetails } from '../../src/logs/fields.ts';
import { clockMs } from '../../src/text/format.ts';
import { foldedUnder, foldKey } from '../logs/fold.ts';
import { openReader } from '../overlay/reader.ts';
import type { Controller } from './controller.ts';
import { changeLogs, frameOf } from './logs.ts';

/** Opens the line at the cursor: unfolds its trace, or closes it again; shows a JSON line field by field, and any other whole. */
export function openLine(controller: Controller) {
  const { source, view } = frameOf(controller);
  const line = view.cursor === null ? undefined : source.line(view.cursor);
  const origin = line && source.origin(line.n);
  if (line?.kind !== 'text') return;
  if (origin) {
    const key = foldKey(origin);
    const isOpened = view.opened.has(key);
    if (isOpened || foldedUnder(source, view, line.n)) return changeLogs(controller, { type: 'toggle', key });
  }
  const lines = jsonDetails(line.text) ?? [line.text];
  const state = openReader(false);
  const title = [source.labels?.[line.source], clockMs(line.time)].filter((part) => part !== undefined).join(' ');
  const shown = { ...state, view: { ...state.view, wrap: true } };
  controller.change((ui) => ({ ...ui, overlay: { kind: 'reader', title, source: { lines }, state: shown } }));
}
