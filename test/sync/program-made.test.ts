import { expect, it } from 'vitest';
import { isProgramMade } from '../../src/sync/program-made.ts';

const nowhere = () => false;

it.each([
  'app/__pycache__/main.cpython-310.pyc',
  'main.pyc',
  '.venv/lib/python3.10/site-packages/x.py',
  'node_modules/left-pad/index.js',
  'shop.egg-info/PKG-INFO',
  '.git/HEAD',
  'logs/access.txt',
  'server.log',
  'server.log.2',
  'db.sqlite3-journal',
  'run/app.pid',
  'dist/app.js',
])('programs make %s', (path) => {
  expect(isProgramMade(path, nowhere)).toBe(true);
});

it.each(['main.py', 'app/build.py', 'src/index.ts', '你好.txt', 'catalog', 'app/logger.py', '.env', 'package.json'])(
  'people make %s',
  (path) => {
    expect(isProgramMade(path, nowhere)).toBe(false);
  },
);

it('a folder that people keep files in is theirs', () => {
  const here = (folder: string) => folder === 'app/build';
  expect(isProgramMade('app/build/steps.py', here)).toBe(false);
  expect(isProgramMade('build/steps.py', here)).toBe(true);
  expect(isProgramMade('app/build/__pycache__/steps.py', here)).toBe(true);
});
