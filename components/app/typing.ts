import { insert, pressField } from '../overlay/field.ts';
import type { Controller } from './controller.ts';
import { searchLogs, siftLogs } from './logs.ts';
import { logsViewOf } from './logs-view.ts';
import { filterBy } from './selection.ts';

/** A key while something is typed after `/`: Enter keeps it, Esc takes it back. */
export function pressTyping(controller: Controller, key: string) {
  const { typing } = controller.ui();
  if (!typing) return;
  if (key === 'enter') return controller.change((ui) => ({ ...ui, typing: null }));
  if (key === 'esc' || key === 'ctrl-c') {
    write(controller, '', 0);
    return controller.change((ui) => ({ ...ui, typing: null }));
  }
  const field = pressField(typing.field, key);
  if (field) write(controller, field.text, field.cursor);
}

/** Puts pasted text into what is being typed. */
export function pasteTyping(controller: Controller, text: string) {
  const { typing } = controller.ui();
  if (!typing) return;
  const field = insert(typing.field, text);
  write(controller, field.text, field.cursor);
}

function write(controller: Controller, text: string, cursor: number) {
  const { typing } = controller.ui();
  if (!typing) return;
  controller.change((ui) => ({ ...ui, typing: { ...typing, field: { text, cursor } } }));
  switch (typing.what) {
    case 'filter':
      return controller.change((ui) => filterBy(controller.port.world(), ui, text));
    case 'search':
      return void searchLogs(controller, text);
    case 'log-filter': {
      const { collapse } = logsViewOf(controller.ui());
      return void siftLogs(controller, { filter: text, collapse, at: typing.at });
    }
  }
}
