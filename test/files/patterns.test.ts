import { describe, expect, it } from 'vitest';
import { isWellFormed, regExpOf } from '../../src/files/pattern.ts';
import { compilePatterns } from '../../src/files/patterns.ts';
import type { FoundPattern } from '../../src/model/sync.ts';
import { COMPILED, GO_MATCHES, MATCHES } from './fixtures/patternmatcher.ts';

function found(...texts: readonly string[]): readonly FoundPattern[] {
  return texts.map((text) => ({ text, place: { kind: 'rule' } }));
}

/** The text of the pattern that leaves the path out. */
function by(patterns: readonly string[], path: string, root = ''): string | null {
  return compilePatterns(found(...patterns), root).match(path)?.text ?? null;
}

describe('patterns, as moby tests them', () => {
  it.each(MATCHES)('%j on %j: %s', (patterns, path, isMatch) => {
    expect(by(patterns, path) !== null).toBe(isMatch);
  });

  it.each(GO_MATCHES)('%j on %j: %s, refused %s', (pattern, path, isMatch, isRefused) => {
    expect(by([pattern], path) !== null).toBe(isMatch);
    expect(isWellFormed(pattern)).toBe(!isRefused);
  });

  it.each(COMPILED)('%j becomes %s %s', (pattern, kind, source) => {
    const compiled = regExpOf(pattern.replace(/\/$/, ''));
    expect(compiled.kind).toBe(kind);
    if (kind === 'regexp') expect(compiled.source).toBe(source);
  });

  it('lets a pattern that Go cannot compile match nothing, and the others go on', () => {
    expect(by(['[Local-Only]/', 'x'], 'o')).toBe(null);
    expect(by(['[Local-Only]/', 'x'], 'x')).toBe('x');
    expect(by(['!', 'x'], 'x')).toBe('x');
  });
});

describe('patterns', () => {
  it('name the one that leaves a path out, through exceptions', () => {
    const patterns = ['**', '!app', 'app/*.log', '!app/keep.log'];
    expect(by(patterns, 'README.md')).toBe('**');
    expect(by(patterns, 'app/main.py')).toBe(null);
    expect(by(patterns, 'app/a.log')).toBe('app/*.log');
    expect(by(patterns, 'app/keep.log')).toBe(null);
  });

  it('are absolute from a root, whether the path is or not', () => {
    expect(by(['dist'], '/p/dist/main.js', '/p')).toBe('dist');
    expect(by(['dist'], 'dist/main.js', '/p')).toBe('dist');
    expect(by(['dist'], '/q/dist/main.js', '/p')).toBe(null);
    expect(by(['/dist'], '/p/dist/main.js', '/p')).toBe(null);
    expect(by(['!../q/x', '../q'], '/q/x', '/p')).toBe('../q');
    expect(by(['.'], '/p/a', '/p')).toBe('.');
    expect(by(['.'], 'a')).toBe(null);
    expect(by(['**/*~'], '/p/a/b~', '/')).toBe('**/*~');
  });

  it('take names with line feeds, spaces, quotes and wide characters', () => {
    expect(by(['*.py'], '新 "文\n件".py')).toBe('*.py');
    expect(by(['a?b'], 'a🐳b')).toBe('a?b');
    expect(by(['**/数据/*.csv'], '服务/数据/一.csv')).toBe('**/数据/*.csv');
  });

  it('keep the odd ways of moby with classes and escapes', () => {
    expect(by(['[[:alpha:]]x'], 'qx')).toBe('[[:alpha:]]x');
    expect(by(['[?]*'], '/]')).toBe('[?]*');
    expect(by(['a\\d'], 'a7')).toBe('a\\d');
    expect(by(['a]b*'], 'a]bc')).toBe('a]b*');
    expect(by(['a^b*'], 'a^bc')).toBe(null);
  });

  it('know folders that a walk need not go into', () => {
    const covers = (patterns: readonly string[], folder: string, root = '') =>
      compilePatterns(found(...patterns), root).coversFolder(folder);
    expect(covers(['node_modules'], 'node_modules')).toBe(true);
    expect(covers(['node_modules'], 'src')).toBe(false);
    expect(covers(['**/node_modules'], 'a/node_modules/b')).toBe(true);
    expect(covers(['*', '!src'], 'docs')).toBe(true);
    expect(covers(['*', '!docs/README.md'], 'docs')).toBe(false);
    expect(covers(['*', '!docs/*/keep'], 'docs/deep')).toBe(false);
    expect(covers(['*', '!docs/*/keep'], 'other')).toBe(true);
    expect(covers(['*', '!**/keep'], 'docs')).toBe(false);
    expect(covers(['!docs/keep', 'docs'], 'docs')).toBe(true);
    expect(covers(['dist', '!dist/keep'], '/p/dist', '/p')).toBe(false);
    expect(covers(['dist', '!other/keep'], '/p/dist', '/p')).toBe(true);
  });

  it('are as quick with many folders as with few', () => {
    const patterns = compilePatterns(found('**/*.pyc', '**/__pycache__', '.git', 'dist/**', '!dist/keep/*'), '');
    const started = performance.now();
    for (let at = 0; at < 60_000; at += 1) patterns.match(`a/b${at % 12_000}/c/file${at}.py`);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
