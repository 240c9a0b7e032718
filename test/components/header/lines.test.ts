import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type HeaderView, headerLines } from '../../../components/header/lines.ts';
import { fold } from '../../../src/model/fold.ts';
import type { World } from '../../../src/model/world.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { engine } from '../../example-project.ts';
import { exampleWorld, MOMENTS, NOW } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const base: HeaderView = {
  world: exampleWorld('healthy'),
  language: 'en',
  columns: 120,
  readOnly: false,
  wrong: { errors: 0, warnings: 0 },
  seenAt: 0,
};

const shown = (view: Partial<HeaderView>) => headerLines({ ...base, ...view }).map(stripVTControlCharacters);
const simulated = fold(exampleWorld('healthy'), {
  at: NOW,
  type: 'engine.connected',
  engine: { ...engine, context: 'simulated', simulated: true },
});

describe('golden frames', () => {
  for (const columns of [160, 120, 80]) {
    for (const language of LANGUAGES) {
      test(`${columns} ${language}`, () => {
        const worlds = [...MOMENTS.map(exampleWorld), simulated];
        const lines = worlds.flatMap((world) => headerLines({ ...base, world, language, columns }));
        expect(lines.map(width)).toEqual(lines.map(() => columns));
        expectGolden(`header/moments-${columns}-${language}`, lines);
      });
    }
  }
});

test('every width from 60 holds exactly, in both languages', () => {
  for (const language of LANGUAGES) {
    for (let columns = 60; columns < 130; columns++) {
      const lines = MOMENTS.flatMap((moment) =>
        headerLines({ ...base, world: exampleWorld(moment), language, columns }),
      );
      expect(lines.map(width)).toEqual(lines.map(() => columns));
    }
  }
});

test('parts give way: context, engine, name of the program, words of the counts', () => {
  expect(shown({ columns: 120 })[0]).toMatch(/dogwatch {2}ai-pic .* watch off {3}docker 28\.5 · default $/);
  expect(shown({ columns: 78 })[0]).toMatch(/dogwatch .*1 healthy .*watch off {3}docker 28\.5 $/);
  expect(shown({ columns: 68 })[0]).toMatch(/dogwatch .*1 healthy .*watch off $/);
  expect(shown({ columns: 60 })[0]).toMatch(/^ ai-pic .*1 healthy .*watch off $/);
  expect(shown({ columns: 40 })[0]).toMatch(/^ ai-pic .*● 5 ✔ 1 {3}watch off $/);
});

test('a simulated engine is marked, inverted, however narrow the screen is', () => {
  for (const columns of [60, 80, 160]) {
    expect(headerLines({ ...base, world: simulated, columns })[0]).toContain('\x1b[7m SIMULATED \x1b[27m');
  }
});

test('a lost engine is told in both lines, with what to do', () => {
  const [state, notice] = shown({ world: exampleWorld('engine-lost'), columns: 80 });
  expect(state).toContain('✖ no engine: it does not answer');
  expect(notice).toContain('Start Docker; Dogwatch notices.');
});

test('changed files are told until a job starts after them or they were seen', () => {
  const files = ['/home/ann/ai-pic/docker-compose.yml', '/home/ann/ai-pic/.env'];
  const world = fold(exampleWorld('healthy'), { at: NOW, type: 'project.changed', files });
  expect(shown({ world })[1]).toContain('docker-compose.yml and 1 more changed: read again');
  expect(shown({ world, seenAt: NOW })).toHaveLength(1);
  const [first] = world.jobs;
  const after: World = first ? { ...world, jobs: [{ ...first, queuedAt: NOW + 1 }] } : world;
  expect(shown({ world: after })).toHaveLength(1);
});

test('a project that can no longer be read says what is wrong and that the last reading is shown', () => {
  const world = fold(exampleWorld('healthy'), {
    at: NOW,
    type: 'project.failed',
    problem: {
      kind: 'invalid',
      file: 'docker-compose.yml',
      line: 12,
      column: 3,
      source: null,
      message: 'mapping values\nare not \x1b[2Jallowed',
    },
  });
  const lines = headerLines({ ...base, world, columns: 160 });
  expect(lines.join()).not.toContain('\x1b[2J');
  expect(stripVTControlCharacters(lines[1] ?? '')).toContain(
    '✖ docker-compose.yml:12:3 is not valid: mapping values are not allowed Shown is the last good reading.',
  );
});

test('read-only is said', () => {
  expect(shown({ readOnly: true })[0]).toContain('read-only');
});

test('says how much is wrong and which key shows it, errors before warnings', () => {
  const line = (errors: number, warnings: number, columns = 160) =>
    shown({ wrong: { errors, warnings }, columns }).join('');
  expect(line(0, 0)).not.toContain(' D ');
  expect(line(2, 1)).toContain('✖ 2 wrong · D');
  expect(line(0, 1)).toContain('▲ 1 to mend · D');
  expect(line(1, 0, 60)).toContain('✖1 D');
});
