import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { serviceRows } from '../../../components/services/rows.ts';
import { drawRow, tableOf } from '../../../components/services/table.ts';
import { width } from '../../../src/text/width.ts';
import { exampleWorld, type Moment } from '../../example-world.ts';

const rowsOf = (moment: Moment) => serviceRows(exampleWorld(moment), { language: 'en', filter: '', marked: new Set() });
const cellsAt = (moment: Moment, columns: number) => tableOf(rowsOf(moment), columns).cells.map(({ cell }) => cell);

test('columns give way one by one, what says least first', () => {
  expect(cellsAt('unhealthy', 100)).toEqual(['ports', 'cpu', 'memory', 'restarts', 'errors', 'warnings', 'role']);
  const kept = Array.from({ length: 70 }, (_, index) => cellsAt('unhealthy', 90 - index).length);
  expect(kept).toEqual([...kept].sort((a, b) => b - a));
  expect(cellsAt('unhealthy', 33)).toEqual(['errors']);
  expect(cellsAt('unhealthy', 24)).toEqual([]);
});

test('a long state runs over the cells after it instead of being cut', () => {
  const rows = rowsOf('prestart-failed');
  const table = tableOf(rows, 44);
  const backend = rows.find(({ id }) => id === 'backend');
  const line = stripVTControlCharacters(backend ? drawRow(backend, false, table) : '');
  expect(line).toContain('waiting for prestart');
  expect(line).not.toContain(':8000');
});

test('where a state does not fit at all its short form stands in', () => {
  const rows = rowsOf('prestart-failed');
  const backend = rows.find(({ id }) => id === 'backend');
  const line = backend ? drawRow(backend, false, tableOf(rows, 30)) : '';
  expect(stripVTControlCharacters(line).trimEnd()).toMatch(/waiting$/);
  expect(width(line)).toBe(30);
});
