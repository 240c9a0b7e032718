import { describe, expect, it } from 'vitest';
import { paneLines } from '../../../components/frame/pane.tsx';
import { diffLines } from '../../../components/overlay/diff-lines.ts';
import { type DriftListState, pressDriftList } from '../../../components/overlay/drift-list.ts';
import { driftListPane } from '../../../components/overlay/drift-list-pane.ts';
import { openReader } from '../../../components/overlay/reader.ts';
import { readerPane } from '../../../components/overlay/reader-pane.ts';
import { driftMark } from '../../../components/watch/drift-mark.ts';
import {
  type ContainerDrift,
  type DriftFile,
  type DriftGap,
  type RuleDrift,
  summarize,
} from '../../../src/model/drift.ts';
import type { World } from '../../../src/model/world.ts';
import { width } from '../../../src/text/width.ts';
import { LANGUAGES } from '../../../src/words/catalogue.ts';
import { exampleWorld, NOW } from '../../example-world.ts';
import { expectGolden } from '../golden.ts';

const HERE = '/home/ann/ai-pic/backend';

function file(name: string, state: DriftFile['state'], size = 1200): DriftFile {
  const local = state === 'extra' ? null : { size, mtime: NOW };
  const container = state === 'missing' ? null : { size: size - 100, mtime: NOW - 3_600_000 };
  return { file: `${HERE}/${name}`, target: `/app/${name}`, state, local, container };
}

function rule(differ: readonly DriftFile[], gap: DriftGap | null = null): RuleDrift {
  const differing = differ.length;
  return {
    rule: 0,
    path: HERE,
    action: 'sync',
    target: '/app',
    differ,
    differing,
    compared: gap ? 0 : 1204,
    ignored: 12,
    gap,
  };
}

function container(number: number, ...rules: readonly RuleDrift[]): ContainerDrift {
  return { service: 'backend', container: `c${number}`, name: `ai-pic-backend-${number}`, number, at: NOW, rules };
}

function worldWith(...drifts: readonly ContainerDrift[]): World {
  return { ...exampleWorld('healthy'), drift: { backend: drifts } };
}

const some = [
  file('app/main.py', 'changed'),
  file('app/接口/你好 世界.py', 'missing'),
  file('app/old\x1b[2J.py', 'extra'),
  file('app/a/very/long/way/down/into/the/folders/of/a/project/that/goes/on/and/on/models.py', 'changed'),
];

const WORLDS: Readonly<Record<string, World>> = {
  some: worldWith(container(1, rule(some)), container(2, rule(some.slice(0, 1)))),
  many: worldWith(
    summarize(container(1, rule(Array.from({ length: 1234 }, (_, n) => file(`app/f${n}.py`, 'changed'))))),
  ),
  gaps: worldWith(
    container(
      1,
      rule([], { kind: 'too-large', bytes: 524_288_000, files: 80_123 }),
      rule([], { kind: 'failed', detail: 'no such\x1b[0m file' }),
      rule([], { kind: 'no-path' }),
      rule([], { kind: 'bind-mounted' }),
    ),
  ),
  same: worldWith(container(1, rule([]))),
};

const SIZES = [
  { columns: 160, rows: 48 },
  { columns: 80, rows: 24 },
] as const;

const list = (index: number): DriftListState => ({ services: ['backend'], index });

describe('the list of files that differ', () => {
  for (const [name, world] of Object.entries(WORLDS)) {
    for (const language of LANGUAGES) {
      for (const size of SIZES) {
        it(`${name} ${size.columns}x${size.rows} ${language}`, () => {
          const box = paneLines(driftListPane({ world, state: list(1), size, language }));
          for (const row of box) expect(width(row)).toBe(width(box[0] ?? ''));
          expect(box.length).toBeLessThanOrEqual(size.rows);
          expectGolden(`overlay/drift-${name}-${size.columns}x${size.rows}-${language}`, box);
        });
      }
    }
  }

  it('fits the smallest screen', () => {
    for (const world of Object.values(WORLDS)) {
      const box = paneLines(
        driftListPane({ world, state: list(400), size: { columns: 60, rows: 15 }, language: 'en' }),
      );
      expect(box.length).toBeLessThanOrEqual(15);
      for (const row of box) expect(width(row)).toBeLessThanOrEqual(60);
    }
  });

  it('moves among files, and stays in them when there are fewer', () => {
    const world = WORLDS.some as World;
    const press = (state: DriftListState, key: string) => pressDriftList(state, world, 'en', key);
    expect(press(list(0), 'down')).toEqual({ kind: 'stay', state: list(1) });
    expect(press(list(0), 'up')).toEqual({ kind: 'stay', state: list(0) });
    expect(press(list(0), 'end')).toEqual({ kind: 'stay', state: list(4) });
    expect(press(list(99), 'down')).toEqual({ kind: 'stay', state: list(4) });
    expect(press(list(99), 'enter')).toMatchObject({ kind: 'diff', row: { drift: { number: 2 }, file: some[0] } });
    expect(press(list(0), 's').kind).toBe('mend');
    expect(press(list(0), 'r').kind).toBe('again');
    expect(press(list(0), 'esc').kind).toBe('closed');
    expect(pressDriftList(list(0), WORLDS.same as World, 'en', 'enter')).toEqual({ kind: 'stay', state: list(0) });
  });
});

describe('the diff of a file', () => {
  const diff = {
    kind: 'lines',
    lines: [
      '@@ -1,4 +1,4 @@',
      ' import os',
      '-print("hello")',
      '+print("你好")\x1b[2J',
      '+\tindented',
      ' end',
      '\\ No newline at end of file',
    ],
  } as const;

  for (const language of LANGUAGES) {
    for (const size of SIZES) {
      it(`${size.columns}x${size.rows} ${language}`, () => {
        const lines = diffLines(diff, some[0] as DriftFile, 'ai-pic-backend-1', language);
        const box = paneLines(readerPane({ title: 'app/main.py', lines, state: openReader(false), size, language }));
        expect(box.join('')).not.toContain('\x1b[2J');
        expectGolden(`overlay/drift-diff-${size.columns}x${size.rows}-${language}`, box);
      });
    }
  }

  it('says why there is none', () => {
    const of = (kind: 'same' | 'binary' | 'too-large') => diffLines({ kind }, some[1] as DriftFile, 'c', 'en').at(-1);
    expect([of('same'), of('binary'), of('too-large')].map((line) => line?.split(' ').slice(0, 4).join(' '))).toEqual([
      'The contents are the',
      'This is no text,',
      'This is larger than',
    ]);
    const lines = diffLines({ kind: 'failed', detail: 'EACCES\x07' }, some[1] as DriftFile, 'c', 'zh-CN');
    expect(lines[0]).toContain('没有');
    expect(lines.at(-1)).toBe('无法读取该文件：EACCES');
  });
});

it('the mark counts a file of several replicas once, and all that differ where only some are known by name', () => {
  expect(driftMark(WORLDS.some as World, 'backend', 'en')).toBe('4 differ');
  expect(driftMark(worldWith(container(1, rule(some.slice(0, 1)))), 'backend', 'en')).toBe('1 differs');
  expect(driftMark(WORLDS.many as World, 'backend', 'zh-CN')).toBe('1,234 个不一致');
  expect(driftMark(WORLDS.same as World, 'backend', 'en')).toBe('');
  expect(driftMark(WORLDS.some as World, 'worker', 'en')).toBe('');
});
