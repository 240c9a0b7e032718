import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { relativePath, ruleLines } from '../../../components/watch/rules.ts';
import type { WatchRule } from '../../../src/model/project.ts';
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
};

test('paths are relative to the project as compose files write them', () => {
  expect(relativePath('/srv/app/backend', '/srv/app')).toBe('./backend');
  expect(relativePath('/srv/app', '/srv/app')).toBe('.');
  expect(relativePath('/srv/application', '/srv/app')).toBe('/srv/application');
});

test('lines fit, and the end of a path says more than its beginning', () => {
  for (const named of [true, false]) {
    for (let columns = 40; columns < 90; columns++) {
      const [line = ''] = ruleLines([rule], { directory: '/srv/app', named, columns, language: 'en' });
      expect(width(line)).toBeLessThanOrEqual(columns);
    }
  }
  const [line = ''] = ruleLines([rule], { directory: '/srv/app', named: false, columns: 44, language: 'en' });
  expect(stripVTControlCharacters(line)).toMatch(/^….*source → \/app\/source +sync\+restart$/);
});
