import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type ServicesView, servicesAside, servicesLines } from '../../../components/services/lines.ts';
import { PROJECT_ROW } from '../../../components/services/rows.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS } from '../../example-world.ts';

const base: ServicesView = {
  world: exampleWorld('healthy'),
  language: 'en',
  columns: 44,
  rows: 12,
  focused: true,
  selected: 'backend',
  marked: new Set(),
  filter: '',
  filtering: false,
  upKey: 'u',
};

const plainLines = (view: Partial<ServicesView>) =>
  servicesLines({ ...base, ...view }).map((line) => stripVTControlCharacters(line));

describe('every line has exactly the wanted width and there are never too many', () => {
  for (const language of LANGUAGES) {
    for (const columns of [30, 44, 45, 55, 62, 78, 118]) {
      test(`${columns} columns, ${language}`, () => {
        for (const moment of MOMENTS) {
          for (const filtering of [true, false]) {
            const view = { ...base, world: exampleWorld(moment), language, columns, rows: 5, filtering, filter: '' };
            const lines = servicesLines(view);
            expect(lines.length).toBeLessThanOrEqual(5);
            expect(lines.map(width)).toEqual(lines.map(() => columns));
          }
        }
      });
    }
  }
});

test('the selected row is told by a sign, and inverted where the pane is focused', () => {
  const [focused] = servicesLines(base).filter((line) => line.includes('backend'));
  const [other] = servicesLines({ ...base, focused: false }).filter((line) => line.includes('backend'));
  expect(focused).toMatch(/^\x1b\[7m▸/);
  expect(other).toMatch(/^▸/);
});

test('the selection stays visible in a list that is too long, and the border tells what is hidden', () => {
  for (const selected of [PROJECT_ROW, 'mailcatcher', 'proxy', 'worker']) {
    const lines = plainLines({ selected, rows: 3 });
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('▸'))).toHaveLength(1);
  }
  const aside = servicesAside({ ...base, rows: 3, selected: PROJECT_ROW });
  expect(stripVTControlCharacters(aside)).toBe('↓4');
});

test('trouble that is hidden is announced', () => {
  const aside = servicesAside({ ...base, world: exampleWorld('unhealthy'), rows: 2, selected: PROJECT_ROW });
  expect(stripVTControlCharacters(aside)).toBe('↓5 ✖');
});

test('a filter lists matching services only and says so', () => {
  expect(plainLines({ filter: 'PRO' }).map((line) => line.trim().split(/\s+/)[1])).toEqual(['proxy']);
  expect(stripVTControlCharacters(servicesAside({ ...base, filter: 'er' }))).toBe('/er · 3 of 6');
});

test('a filter that nothing matches says so, in the last line what is typed', () => {
  const lines = plainLines({ filter: 'redis', filtering: true });
  expect(lines[0]).toContain('No service matches "redis".');
  expect(lines).toHaveLength(base.rows);
  expect(lines.at(-1)).toMatch(/^\/redis▏/);
});

test('without a project the pane says what it waits for, or what is wrong', () => {
  const world = exampleWorld('empty');
  expect(plainLines({ world })[0]).toContain('Looking for a Compose project');
  const lost = { ...world, projectProblem: { kind: 'no-project', directory: '/tmp/nothing' } as const };
  expect(plainLines({ world: lost }).join(' ')).toContain('No compose file in /tmp/nothing');
});

test('a project without containers names the key that creates them', () => {
  const world = { ...exampleWorld('healthy'), containers: {} };
  const lines = plainLines({ world, upKey: 'U' });
  expect(lines.some((line) => line.includes('not created'))).toBe(true);
  expect(lines.join(' ').replace(/\s+/g, ' ')).toContain('U creates and starts all of it');
});

test('a state that is not known is not claimed to be "not created"', () => {
  const lines = plainLines({ world: exampleWorld('files-only') });
  expect(lines.filter((line) => line.includes('unknown'))).toHaveLength(6);
  expect(lines.join()).not.toContain('not created');
});

test('without an engine the list is marked as the last known one', () => {
  const lines = servicesLines({ ...base, world: exampleWorld('engine-lost'), focused: false });
  expect(lines.every((line) => line.startsWith('\x1b[90m') && !line.includes('\x1b[32m'))).toBe(true);
  expect(servicesAside({ ...base, world: exampleWorld('engine-lost') })).toContain('last known');
});
