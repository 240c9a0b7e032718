import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { relativePath } from '../../../components/watch/relative-path.ts';
import { ruleLines } from '../../../components/watch/rules.ts';
import { asContainer, type WatchRule } from '../../../src/model/project.ts';
import { width } from '../../../src/text/width.ts';

const rule: WatchRule = {
  service: 'backend',
  path: '/srv/app/packages/backend/source',
  action: 'sync+restart',
  target: '/app/source',
  ignore: ['.venv/'],
  include: [],
  initialSync: false,
  exec: [],
  execAs: asContainer,
};

test('paths are relative to the project as compose files write them', () => {
  expect(relativePath('/srv/app/backend', '/srv/app')).toBe('./backend');
  expect(relativePath('/srv/app', '/srv/app')).toBe('.');
  expect(relativePath('/srv/application', '/srv/app')).toBe('/srv/application');
});

test('lines fit, and the end of a path says more than its beginning', () => {
  for (const named of [true, false]) {
    for (let columns = 40; columns < 90; columns++) {
      const [line = ''] = ruleLines([rule], { directory: '/srv/app', named, columns, language: 'en', tallies: [] });
      expect(width(line)).toBeLessThanOrEqual(columns);
    }
  }
  const [line = ''] = ruleLines([rule], {
    directory: '/srv/app',
    named: false,
    columns: 44,
    language: 'en',
    tallies: [],
  });
  expect(stripVTControlCharacters(line)).toMatch(/^….*source → \/app\/source +sync\+restart$/);
});

test('what failed, waits, is on its way and has arrived is counted at the end of the rule', () => {
  const counts = {
    waiting: 1,
    saved: 2,
    noticed: 1,
    sent: 0,
    verified: 3,
    removed: 1,
    acted: 0,
    ignored: 9,
    failed: 2,
  };
  const other = { ...rule, service: 'other' };
  const tallies = [{ service: rule.service, rule: 1, counts }];
  const look = { directory: '/srv/app', named: false, columns: 90, language: 'en', tallies } as const;
  const lines = ruleLines([rule, other, { ...rule, ignore: [] }], look).map((line) => stripVTControlCharacters(line));
  expect(lines[2]).toMatch(/ ✖2 ◌1 ◐3 ✔4$/);
  expect(lines[1]).not.toContain('✔');
});
