import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type FooterView, footerLines } from '../../../components/footer/lines.ts';
import { fold } from '../../../src/model/fold.ts';
import type { JobResult } from '../../../src/model/job.ts';
import type { World } from '../../../src/model/world.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, MOMENTS, NOW } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const base: FooterView = {
  world: exampleWorld('healthy'),
  language: 'en',
  columns: 120,
  hints: [
    { key: 'u', label: 'up' },
    { key: 'r', label: 'restart' },
    { key: 's', label: 'stop' },
    { key: 'e', label: 'exec' },
    { key: '?', label: 'help' },
  ],
  now: NOW,
  message: null,
};

const shown = (view: Partial<FooterView>) => stripVTControlCharacters(footerLines({ ...base, ...view })[0] ?? '');

describe('golden frames', () => {
  for (const columns of [160, 120, 80]) {
    for (const language of LANGUAGES) {
      test(`${columns} ${language}`, () => {
        const labels = language === 'en' ? base.hints : base.hints.map((hint) => ({ ...hint, label: '中文' }));
        const worlds = [...MOMENTS.map(exampleWorld), ...ends.map(ended)];
        const lines = worlds.flatMap((world) => footerLines({ ...base, world, language, columns, hints: labels }));
        expect(lines.map(width)).toEqual(lines.map(() => columns));
        expectGolden(`footer/moments-${columns}-${language}`, lines);
      });
    }
  }
});

test('every width from 30 holds exactly, in both languages', () => {
  for (const language of LANGUAGES) {
    for (let columns = 30; columns < 130; columns++) {
      const lines = MOMENTS.flatMap((moment) =>
        footerLines({ ...base, world: exampleWorld(moment), language, columns }),
      );
      expect(lines.map(width)).toEqual(lines.map(() => columns));
    }
  }
});

test('the command stands as it would be typed, with its state', () => {
  expect(shown({})).toMatch(/^ \$ docker compose up -d {2}✔ 4\.1 s /);
  expect(shown({ world: exampleWorld('building') })).toMatch(/^ \$ docker compose up -d --build backend {2}◐ 12 s /);
});

test('a running job is shown rather than one that ended, and those that wait are counted', () => {
  const world = exampleWorld('building');
  const [job] = world.jobs;
  const waiting = fold(world, {
    at: NOW,
    type: 'job.queued',
    job: { ...(job as NonNullable<typeof job>), id: 3, startedAt: null, endedAt: null, result: null },
  });
  expect(shown({ world: waiting })).toMatch(/--build backend {2}◐ 12 s · 1 more waiting/);
});

test('elapsed time depends on now only while a job runs', () => {
  expect(shown({ now: NOW + 60_000 })).toBe(shown({}));
  expect(shown({ world: exampleWorld('building'), now: NOW + 60_000 })).toContain('◐ 1 m 12 s');
});

test('where room is short the command is cut, not its state; the last hint stays', () => {
  const line = shown({ world: exampleWorld('building'), columns: 50 });
  expect(line).toContain('…  ◐ 12 s');
  expect(line.trimEnd()).toMatch(/\? help$/);
});

test('hints give way from the right, whole', () => {
  expect(shown({ columns: 60 })).toMatch(/u up {2}r restart {2}\? help $/);
});

test('a message takes the place of the command, without what it could do to the screen', () => {
  expect(shown({ message: 'copied \x1b[2J http://localhost:8000' })).toMatch(/^ copied {2}http:\/\/localhost:8000 /);
});

test('words with spaces are quoted', () => {
  const world = exampleWorld('healthy');
  const jobs = world.jobs.map((job) => ({ ...job, argv: ['docker', 'compose', 'run', 'backend', 'sh', '-c', 'a b'] }));
  expect(shown({ world: { ...world, jobs } })).toContain("sh -c 'a b'");
});

const ends: readonly JobResult[] = [
  { kind: 'failed', code: 17, message: '' },
  { kind: 'cancelled' },
  { kind: 'not-started', message: 'ENOENT' },
];

function ended(result: JobResult): World {
  return fold(exampleWorld('building'), { at: NOW, type: 'job.ended', id: 2, result });
}
