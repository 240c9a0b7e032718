import { describe, expect, it } from 'vitest';
import { Suspicions } from '../../src/build/suspicions.ts';

function suspected(files: Readonly<Record<string, number>>, takesAll = true) {
  const suspicions = new Suspicions();
  for (const [path, bytes] of Object.entries(files)) suspicions.add(path, bytes);
  return suspicions.list(takesAll);
}

describe('suspicions', () => {
  it('name what should not be sent as a whole, and the lines that leave it out', () => {
    expect(
      suspected({
        'app/main.py': 5,
        '.venv/lib/a.py': 10,
        '.venv/lib/__pycache__/a.pyc': 20,
        'web/node_modules/x/index.js': 7,
        'web/node_modules/x/node_modules/y.js': 1,
        '.git/HEAD': 3,
        'app/__pycache__/main.pyc': 4,
        'loose.pyc': 2,
        '.env': 1,
      }),
    ).toEqual([
      { kind: 'secrets', files: 1, bytes: 1, count: 1, paths: ['.env'], patterns: ['.env'] },
      { kind: 'environment', files: 2, bytes: 30, count: 1, paths: ['.venv/'], patterns: ['.venv'] },
      {
        kind: 'dependencies',
        files: 2,
        bytes: 8,
        count: 1,
        paths: ['web/node_modules/'],
        patterns: ['**/node_modules'],
      },
      { kind: 'history', files: 1, bytes: 3, count: 1, paths: ['.git/'], patterns: ['.git'] },
      {
        kind: 'bytecode',
        files: 2,
        bytes: 6,
        count: 2,
        paths: ['app/__pycache__/', 'loose.pyc'],
        patterns: ['**/__pycache__', '**/*.py[co]'],
      },
    ]);
  });

  it('fall on secrets by their names, and not on examples or sources', () => {
    const names = ['.env', '.env.local', 'certs/tls.key', 'deploy/id_ed25519', '.npmrc', '.aws/config'];
    const fine = [
      '.env.example',
      '.env.sample',
      '.envrc.md',
      'app/token.py',
      'key',
      'keys.ts',
      'id_rsa.pub',
      '.gitignore',
    ];
    const all = Object.fromEntries([...names, ...fine].map((path) => [path, 1]));
    const [secrets, ...others] = suspected(all);
    expect(others).toEqual([]);
    expect(secrets?.count).toBe(names.length);
    expect(secrets?.patterns).toEqual(['.env', '.env.local', 'certs/tls.key', 'deploy/id_ed25519', '.npmrc', '.aws']);
  });

  it('name at most five, the heaviest', () => {
    const files = Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`p${at}/node_modules/x`, at]));
    expect(suspected(files)).toMatchObject([{ count: 8, files: 8, paths: { length: 5, 0: 'p7/node_modules/' } }]);
  });

  it('fall on outputs only where they are heavy and not asked for by name', () => {
    expect(suspected({ 'dist/a.js': 9_999_999 })).toEqual([]);
    expect(suspected({ 'dist/a.js': 10_000_000 })).toMatchObject([{ kind: 'outputs', paths: ['dist/'] }]);
    expect(suspected({ 'dist/a.js': 10_000_000 }, false)).toEqual([]);
  });
});
