import { expect, it } from 'vitest';
import { isAddress, matchSources } from '../../src/build/sources.ts';

it.each([
  [['.'], 'a/b', 'in'],
  [['/'], 'a', 'in'],
  [['./src/'], 'src', 'root'],
  [['src'], 'src/a/b', 'in'],
  [['src'], 'srcs/a', 'out'],
  [['src', '.'], 'src', 'in'],
  [['package*.json'], 'package-lock.json', 'root'],
  [['package*.json'], 'web/package.json', 'out'],
  [['*'], 'web/package.json', 'in'],
  [['*/pom.xml'], 'core/pom.xml', 'root'],
  [['file?.[a-c]'], 'file1.b', 'root'],
  [['file?.[^a-c]'], 'file1.b', 'out'],
  [['a+b(1).txt'], 'a+b(1).txt', 'root'],
  [['\\*.md'], '*.md', 'root'],
  [['\\*.md'], 'x.md', 'out'],
  [['../up/x'], 'up/x', 'root'],
])('of %j, %s is %s', (sources, path, expected) => {
  expect(matchSources(sources, []).match(path)).toBe(expected);
});

it('leaves out what is excluded, by the whole path or by the one under the source', () => {
  const { match } = matchSources(['src'], ['*.md', 'src/docs', 'tests']);
  expect(['src/a.py', 'src/a.md', 'src/docs/x', 'src/tests/y', 'src/in/a.md'].map(match)).toEqual([
    'in',
    'out',
    'out',
    'out',
    'in',
  ]);
});

it('knows which folders need not be looked into', () => {
  const { mayHold } = matchSources(['package.json', 'web/src', 'lib/*/conf'], []);
  expect(['web', 'web/src', 'web/src/deep', 'lib', 'lib/x', 'lib/x/conf/y'].map(mayHold)).not.toContain(false);
  expect(['node_modules', 'web/dist', 'lib/x/other'].map(mayHold)).not.toContain(true);
});

it('tells addresses from files', () => {
  expect(['https://a/b.tgz', 'git@github.com:a/b.git', 'git://a/b', 'a/b', './https'].map(isAddress)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
