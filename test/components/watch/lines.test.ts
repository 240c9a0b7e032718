import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { type WatchView, watchAside, watchLines } from '../../../components/watch/lines.ts';
import type { Fact } from '../../../src/model/fact.ts';
import { fold } from '../../../src/model/fold.ts';
import type { PatternPlace, SyncEntry, SyncProblem, SyncStory } from '../../../src/model/sync.ts';
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

test('rules come first, then files on their way, the newest first', () => {
  expect(shown({})).toEqual(
    [
      './backend → /app                            sync     ◐1 ✔3',
      './backend/pyproject.toml                    rebuild',
      '12:04:59 ◐ app/core/config.py sent',
      '12:04:12 ✔ app/old.py deleted 1.0 s',
      '12:03:30 – …ain.pyc ignored: **/*.pyc (backend/.dockerig…',
      '12:03:30 ✔ app/api/users.py verified 0.6 s',
      '12:03:30 ✔ app/main.py verified 0.6 s',
      '12:02:01 ● watch enabled',
    ].map((line) => expect.stringMatching(looseLine(line))),
  );
});

/** The line with any number of spaces between its words. */
function looseLine(line: string): RegExp {
  const words = line.split(/\s+/).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${words.join('\\s+')}$`);
}

test('on the project’s row rules and news name their service', () => {
  const lines = shown({ service: null });
  expect(lines[0]).toMatch(/^backend {2}\.\/backend → \/app/);
  expect(lines).toContainEqual(expect.stringMatching(/^12:04:12 ✔ backend app\/old.py/));
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
  expect(shown({ service: 'worker' }).join()).not.toContain('main.py');
});

test('a watch that failed says why, without what that could do to the screen', () => {
  const world = folded(exampleWorld('healthy'), {
    type: 'watch.state',
    state: 'failed',
    services: [],
    by: 'compose',
    problem: 'no service has a watch rule\x1b[2J',
    retryAt: null,
  });
  expect(aside({ world })).toBe('✖ failed');
  expect(watchLines({ ...base, world }).join()).not.toContain('\x1b[2J');
  expect(shown({ world })).toContain('✖ no service has a watch rule');
});

test('a watch that runs for other services does not claim this one', () => {
  const world = folded(exampleWorld('watching'), {
    type: 'watch.state',
    state: 'running',
    by: 'compose',
    services: ['worker'],
    problem: '',
    retryAt: null,
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
  expect(lines.at(-1)).toBe('… 3 more');
});

const world = exampleWorld('watching');
const [file] = world.sync.entries;

function withEntries(...entries: readonly Partial<SyncEntry>[]): World {
  const made = entries.map((entry) => ({ ...(file as SyncEntry), ...entry }));
  return { ...world, sync: { ...world.sync, entries: made } };
}

test('each state of a file has its own words and sign', () => {
  const states = ['waiting', 'saved', 'noticed', 'sent', 'verified', 'removed', 'acted', 'failed'] as const;
  const lines = states.map(
    (state) => shown({ world: withEntries({ state, action: state === 'acted' ? 'rebuild' : 'sync' }) })[2] ?? '',
  );
  expect(lines.map((line) => line.replace(/^\S+ (\S) \S+\s+/, '$1 '))).toEqual([
    '◌ waits: watch is off',
    '◌ saved',
    '↑ noticed',
    '◐ sent',
    '✔ verified 0.6 s',
    '✔ deleted 0.6 s',
    '✔ rebuilt',
    '✖ not there',
  ]);
});

test('a file that failed stands first and says why', () => {
  const failed = { state: 'failed', savedAt: NOW - 1_000_000 } as const;
  const lines = (problem: SyncProblem) =>
    shown({ world: withEntries({ ...failed, problem }, {}) })
      .slice(2, 4)
      .join('\n');
  expect(lines({ kind: 'told', text: 'no space left on device' })).toMatch(/main\.py .*not there\nno space left/);
  expect(lines({ kind: 'differs', container: 'c', size: 12 })).toContain('something else there (12 B)');
  expect(lines({ kind: 'differs', container: 'c', size: null })).toContain('It is not in the container.');
  expect(lines({ kind: 'unnoticed' })).toContain('did not take this file up');
  expect(lines({ kind: 'command', code: 3 })).toContain('ended with 3');
});

test('more files than fit are counted', () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({ file: `/home/ann/ai-pic/backend/app/f${index}.py` }));
  const lines = shown({ world: withEntries(...many) });
  expect(lines).toHaveLength(11);
  expect(lines.at(-1)).toBe('… 4,993 more');
});

test('names of files cannot do anything to the screen, and a line break in one is seen', () => {
  const lines = watchLines({ ...base, world: withEntries({ file: '/home/ann/ai-pic/a\x1b[2J\nb 中文.py' }) });
  expect(lines.join()).not.toContain('\x1b[2J');
  expect(stripVTControlCharacters(lines.join())).toContain('a␊b 中文.py');
});

test('swap files of editors are no news, files that a pattern of the project leaves out are', () => {
  const by = (place: PatternPlace) => ({ state: 'ignored', ignoredBy: { text: '*.swp', place } }) as const;
  expect(shown({ world: withEntries(by({ kind: 'compose' })) }).join()).not.toContain('*.swp');
  expect(shown({ world: withEntries(by({ kind: 'rule' })) }).join()).toContain('ignored by the rule: *.swp');
});

test('a rebuild is told to its end, and where it fails with the last lines of its output', () => {
  const story: SyncStory = {
    service: 'backend',
    action: 'rebuild',
    state: 'building',
    startedAt: NOW,
    endedAt: null,
    problem: null,
    output: ['#1', '#2', '#3', '#4 exit code: 1'],
  };
  const told = (more: Partial<SyncStory>) =>
    shown({ world: { ...world, sync: { ...world.sync, stories: [{ ...story, ...more }] } } }).slice(2, 7);
  expect(told({})[0]).toBe('12:05:00 ◐ rebuild: building');
  expect(told({ state: 'done', endedAt: NOW + 4100 })[0]).toBe('12:05:00 ✔ rebuild: done  4.1 s');
  const problem = { kind: 'told', text: 'Build failed. Error: exit code: 1' } as const;
  expect(told({ state: 'failed', endedAt: NOW + 900, problem })).toEqual([
    '12:05:00 ✖ rebuild: failed  0.9 s',
    'Build failed. Error: exit code: 1',
    '#2',
    '#3',
    '#4 exit code: 1',
  ]);
});

test('a watch that died says when it starts again, and who syncs is said', () => {
  const state = (more: Partial<World['watch']>) => ({ ...world, watch: { ...world.watch, ...more } });
  const died = state({ state: 'retrying', problem: 'exit 1', retryAt: NOW + 4000 });
  expect(shown({ world: died })).toContain('✖ exit 1 · starts again at 12:05:04');
  expect(aside({ world: state({ by: 'dogwatch' }) })).toBe('● running · by Dogwatch');
  expect(shown({ world: state({ state: 'elsewhere' }) }).join(' ')).toContain('Another terminal watches');
});

type Untimed<F> = F extends Fact ? Omit<F, 'at'> : never;

function folded(world: World, fact: Untimed<Fact>): World {
  return fold(world, { at: NOW, ...fact } as Fact);
}
