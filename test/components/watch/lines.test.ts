import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type WatchView, watchAside, watchLines } from '../../../components/watch/lines.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { fold } from '../../../src/model/fold.ts';
import type { World } from '../../../src/model/world.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS, NOW } from '../../example-world.ts';

const base: WatchView = {
  world: exampleWorld('watching'),
  language: 'en',
  service: 'backend',
  columns: 60,
  rows: 11,
  watchKey: 'w',
};

const shown = (view: Partial<WatchView>) =>
  watchLines({ ...base, ...view }).map((line) => stripVTControlCharacters(line).trim());
const aside = (view: Partial<WatchView>) => stripVTControlCharacters(watchAside({ ...base, ...view }));

test('every line has exactly the wanted width and there are never too many', () => {
  for (const moment of MOMENTS) {
    for (const language of LANGUAGES) {
      for (const service of [null, 'backend', 'worker', 'gone']) {
        for (const [columns, rows] of [
          [30, 4],
          [44, 6],
          [78, 10],
        ] as const) {
          const lines = watchLines({ ...base, world: exampleWorld(moment), language, service, columns, rows });
          expect(lines.length).toBeLessThanOrEqual(rows);
          expect(lines.map(width)).toEqual(lines.map(() => columns));
        }
      }
    }
  }
});

test('rules come first, then what happened, newest first', () => {
  expect(shown({})).toEqual(
    [
      './backend → /app                            sync     2 ignored',
      './backend/pyproject.toml                    rebuild',
      '12:04:12 ✔ deleted /app/app/old.py',
      '12:04:12 ↑ syncs 1 change',
      '12:03:30 ✔ arrived in the container',
      '12:03:30 ↑ syncs 3 changes',
      '12:02:01 ● watch enabled',
    ].map((line) => expect.stringMatching(new RegExp(`^${line.replace(/\s+/g, '\\s+')}$`))),
  );
});

test('on the project’s row rules and news name their service', () => {
  const lines = shown({ service: null });
  expect(lines[0]).toMatch(/^backend {2}\.\/backend → \/app/);
  expect(lines).toContain('12:04:12 ↑ backend syncs 1 change');
});

test('while it is off the pane names the key that starts it', () => {
  const view = { world: exampleWorld('healthy'), watchKey: 'W' };
  expect(shown(view).at(-2)).toMatch(/^W starts watch/);
  expect(aside(view)).toBe('off');
});

test('a service without rules says what rules would do', () => {
  expect(shown({ service: 'worker' })[0]).toMatch(/^worker has no watch rule\./);
  expect(shown({ service: 'gone' })[0]).toMatch(/^gone is not in the files/);
  expect(shown({ world: exampleWorld('empty'), service: null })[0]).toMatch(/^Without a project/);
});

test('news of other services stays away', () => {
  expect(shown({ service: 'worker' }).join()).not.toContain('syncs');
});

test('a watch that failed says why, without what that could do to the screen', () => {
  const world = folded(exampleWorld('healthy'), {
    type: 'watch.state',
    state: 'failed',
    services: [],
    problem: 'no service has a watch rule\x1b[2J',
  });
  expect(aside({ world })).toBe('✖ failed');
  expect(watchLines({ ...base, world }).join()).not.toContain('\x1b[2J');
  expect(shown({ world })).toContain('✖ no service has a watch rule');
});

test('a watch that runs for other services does not claim this one', () => {
  const world = folded(exampleWorld('watching'), {
    type: 'watch.state',
    state: 'running',
    services: ['worker'],
    problem: '',
  });
  expect(aside({ world })).toBe('runs for other services');
  expect(aside({ world, service: null })).toBe('● running');
});

test('many rules leave room for the news and are counted', () => {
  const world = exampleWorld('watching');
  const [rule] = world.project?.services.flatMap(({ watch }) => watch) ?? [];
  const services = world.project?.services.map((spec) =>
    spec.name === 'backend' && rule ? { ...spec, watch: Array(20).fill(rule) } : spec,
  );
  const many = { ...world, project: world.project && { ...world.project, services: services ?? [] } };
  const lines = shown({ world: many, rows: 8 });
  expect(lines).toContain('… 17 more rules');
  expect(lines.at(-1)).toBe('12:03:30 ↑ syncs 3 changes');
});

test('each kind of news has its own words and sign', () => {
  const kinds = ['rebuild', 'built', 'restart', 'exec', 'error', 'line', 'sync'] as const;
  const world = kinds.reduce<World>(
    (sofar, kind) =>
      folded(sofar, {
        type: 'watch.entry',
        entry: { at: NOW, service: 'backend', kind, count: null, text: 'its text' },
      }),
    exampleWorld('healthy'),
  );
  expect(shown({ world }).slice(-7)).toEqual([
    '12:05:00 ↑ syncs',
    '12:05:00 · its text',
    '12:05:00 ✖ its text',
    '12:05:00 ▸ ran its command',
    '12:05:00 ↻ restarted',
    '12:05:00 ✔ built anew',
    '12:05:00 ◐ rebuilds after changes',
  ]);
});

test('of the many lines that a rebuild prints in a row only the last is shown', () => {
  const kinds = ['rebuild', 'line', 'line', 'line', 'built'] as const;
  const world = kinds.reduce<World>(
    (sofar, kind, index) =>
      folded(sofar, {
        type: 'watch.entry',
        entry: { at: NOW, service: 'backend', kind, count: null, text: `#${index} DONE` },
      }),
    exampleWorld('watching'),
  );
  expect(shown({ world }).slice(2, 6)).toEqual([
    '12:05:00 ✔ built anew',
    '12:05:00 · #3 DONE',
    '12:05:00 ◐ rebuilds after changes',
    '12:04:12 ✔ deleted /app/app/old.py',
  ]);
});

type Untimed<F> = F extends Fact ? Omit<F, 'at'> : never;

function folded(world: World, fact: Untimed<Fact>): World {
  return fold(world, { at: NOW, ...fact } as Fact);
}
