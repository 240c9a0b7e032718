import { clip, pad, padStart } from '../../src/text/clip.ts';
import { width } from '../../src/text/width.ts';
import { CELLS, type CellName } from './cells.ts';
import type { Row } from './rows.ts';

/** Where the columns of a list of rows stand, in cells from the left. */
export type Table = {
  readonly columns: number;
  readonly gap: number;
  readonly name: number;
  readonly cells: readonly { readonly cell: CellName; readonly at: number; readonly size: number }[];
};

/**
 * Finds room for as many columns as `columns` cells hold: first by standing closer, then without what says least. Name and state always stay.
 */
export function tableOf(rows: readonly Row[], columns: number): Table {
  const airy = arrange(rows, columns, 2);
  const tight = arrange(rows, columns, 1);
  return tight.cells.length > airy.cells.length ? tight : airy;
}

/**
 * A row in exactly `table.columns` cells. A state that is longer than its column runs on over the cells after it: "waiting for prestart" says
 * more than the port that is not served meanwhile.
 */
export function drawRow(row: Row, selected: boolean, table: Table): string {
  const lead = `${selected ? '▸' : ' '}${row.marked ? '*' : ' '}${row.symbol} `;
  let line = `${lead}${pad(row.name, table.name)}${' '.repeat(table.gap)}`;
  line += width(line) + width(row.state) > roomOf(row, table) ? row.brief : row.state;
  for (const { cell, at, size } of table.cells) {
    const text = row.cells[cell];
    if (text === '' || width(line) >= at) continue;
    line = pad(line, at) + (RIGHT.has(cell) ? padStart(text, size) : text);
  }
  return pad(clip(line, table.columns), table.columns);
}

/** A long state may run over everything but the mark of what is stale. */
function roomOf({ cells }: Row, table: Table): number {
  const mark = cells.stale === '' ? undefined : table.cells.find(({ cell }) => cell === 'stale');
  return mark ? mark.at - 1 : table.columns;
}

const LEAD = 4;
const SMALLEST_STATE = 9;
const FIRST_TO_GO: readonly CellName[] = [
  'role',
  'changed',
  'warnings',
  'memory',
  'cpu',
  'restarts',
  'ports',
  'stale',
  'errors',
];
const RIGHT: ReadonlySet<CellName> = new Set(['cpu', 'memory', 'restarts', 'errors', 'warnings']);

function arrange(rows: readonly Row[], columns: number, gap: number): Table {
  const name = Math.min(widest(rows.map((row) => row.name)), Math.max(8, columns - LEAD - gap - SMALLEST_STATE));
  const state = Math.max(SMALLEST_STATE, widest(rows.filter(isBusy).map((row) => row.state)));
  const sizes = CELLS.map((cell) => ({
    cell,
    size: sizeOf(
      rows.map((row) => row.cells[cell]),
      cell,
    ),
  }));
  let kept = sizes.filter(({ size }) => size > 0);
  let at = LEAD + name + gap + state;
  const room = columns - at;
  for (const cell of FIRST_TO_GO) {
    if (kept.reduce((sum, { size }) => sum + gap + size, 0) > room)
      kept = kept.filter((column) => column.cell !== cell);
  }
  const cells = kept.map(({ cell, size }) => {
    at += gap + size;
    return { cell, at: at - size, size };
  });
  return { columns, gap, name, cells };
}

/** Numbers that are measured each second get room for what they usually become, so that the columns stand still. */
function sizeOf(texts: readonly string[], cell: CellName): number {
  const size = widest(texts);
  return size === 0 ? 0 : Math.max(size, cell === 'cpu' ? 4 : cell === 'memory' ? 6 : 0);
}

/** Has numbers beside its state, which have to be told apart from it. */
function isBusy({ cells }: Row): boolean {
  return cells.cpu !== '' || cells.errors !== '' || cells.restarts !== '';
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}
