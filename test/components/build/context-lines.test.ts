import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { contextLines } from '../../../components/build/context-lines.ts';
import type { BuildContext } from '../../../src/model/build-context.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { expectGolden } from '../golden.ts';

type Measured = Extract<BuildContext, { kind: 'measured' }>;

function pattern(text: string, line: number) {
  return { text, place: { kind: 'file', file: '/home/ann/shop/backend/.dockerignore', line } } as const;
}

const all: Measured = {
  kind: 'measured',
  folder: '/home/ann/shop/backend',
  all: { files: 40_123, bytes: 1_234_000_000 },
  asked: { kind: 'all', line: 12, text: 'COPY . .' },
  heaviest: [
    { path: '.venv/', files: 39_000, bytes: 1_100_000_000, isAsked: true },
    { path: '数据/备份.sql', files: 1, bytes: 98_000_000, isAsked: true },
    { path: 'app/', files: 812, bytes: 1_400_000, isAsked: true },
    { path: '.env', files: 1, bytes: 211, isAsked: true },
  ],
  leftOut: [
    { pattern: pattern('**/node_modules', 3), files: 12_000, bytes: 240_000_000 },
    { pattern: pattern('*.log', 5), files: 1, bytes: 912 },
  ],
  suspicions: [
    { kind: 'secrets', files: 1, bytes: 211, count: 1, paths: ['.env'], patterns: ['.env'] },
    { kind: 'environment', files: 39_000, bytes: 1_100_000_000, count: 1, paths: ['.venv/'], patterns: ['.venv'] },
    {
      kind: 'bytecode',
      files: 94,
      bytes: 310_000,
      count: 12,
      paths: ['app/__pycache__/', 'app/api/__pycache__/'],
      patterns: ['**/__pycache__', '**/*.py[co]'],
    },
  ],
  ignoreFile: '.dockerignore',
  isComplete: true,
};

const part: Measured = {
  ...all,
  asked: { kind: 'part', sources: ['pyproject.toml', 'uv.lock', 'app'], files: 814, bytes: 1_900_000 },
  heaviest: all.heaviest.map((entry) => ({ ...entry, isAsked: entry.path === 'app/' })),
  leftOut: [],
  suspicions: [],
  isComplete: false,
};

const shown = (context: BuildContext) => contextLines(context, 'Dockerfile', 'en').map(stripVTControlCharacters);

describe('the lines of a build context', () => {
  it.each(LANGUAGES)('tell all that is known, in %s', (language) => {
    expectGolden(`build/context-all-${language}`, contextLines(all, 'Dockerfile', language));
    expectGolden(`build/context-part-${language}`, contextLines(part, 'docker/Dockerfile', language));
  });

  it('are one sentence for a context that is not here', () => {
    expect(shown({ kind: 'remote', address: 'https://example.com/a.git' })).toEqual([
      'BuildKit fetches this context by itself, from https://example.com/a.git; nothing of it is sent from here.',
    ]);
    expect(shown({ kind: 'missing', folder: '/p/gone' })).toEqual([
      '/p/gone is no folder, so the build has no context.',
    ]);
  });

  it('say when nothing, or something unknown, is asked for', () => {
    const nothing = shown({ ...all, asked: { kind: 'part', sources: [], files: 0, bytes: 0 } });
    expect(nothing).toContainEqual(expect.stringMatching(/^asked for +nothing; no COPY/));
    expect(shown({ ...all, asked: { kind: 'unknown' } })).toContainEqual(expect.stringMatching(/^asked for +unknown/));
  });

  it('name no more than what can be read', () => {
    const sources = Array.from({ length: 30 }, (_, at) => `s${at}`);
    const many = shown({ ...part, asked: { kind: 'part', sources, files: 30, bytes: 30 } });
    expect(many).toContainEqual(expect.stringMatching(/s0, s1, s2, s3, s4, s5, s6, s7, and 22 more$/));
    const leftOut = Array.from({ length: 25 }, (_, at) => ({ pattern: pattern(`p${at}`, at), files: 1, bytes: 1 }));
    expect(shown({ ...all, leftOut })).toContain('and 5 more');
  });

  it('keep a name on its line, whatever is in it', () => {
    const path = 'a\nb\u001b[31m\u202e.py';
    const lines = shown({ ...all, heaviest: [{ path, files: 1, bytes: 5, isAsked: true }] });
    expect(lines).toContainEqual(expect.stringMatching(/1 file {2}a\\nb\\x1b\[31m\\u202e\.py$/));
    expect(lines.some((line) => line.includes('\n'))).toBe(false);
  });
});
