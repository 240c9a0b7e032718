import type { Watched } from './terminal.ts';

/** How many lines the border of dogwatch's log says that it holds, while it follows; null where it says nothing. */
export function linesHeld(program: Watched): number | null {
  const found = /follow ● · ([\d,.]+) lines/.exec(program.screen().join('\n'));
  return found?.[1] === undefined ? null : Number(found[1].replace(/\D/g, ''));
}
