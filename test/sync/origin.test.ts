import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type HistoryItem, toLayers } from '../../src/engine/history.ts';
import type { PathChange } from '../../src/model/ports.ts';
import { isForDocker, isLeftOutByBuild, isMadeByBuild, type Origins } from '../../src/sync/origin.ts';

const layer = (instruction: string, createdAt: number) => ({ instruction, createdAt, size: 1, comment: '' });

/** A base of long ago; a build whose first RUN took ten seconds, a COPY, and a RUN of ten seconds. */
const DAY = 86_400_000;
const T = 30 * DAY;
const origins: Origins = {
  builtAt: T + 40_000,
  own: new Map<string, PathChange['kind']>([
    ['/app/made.txt', 'added'],
    ['/app/removed.py', 'deleted'],
    ['/app/folder', 'deleted'],
  ]),
  layers: [
    layer('CMD ["true"]', T + 30_000),
    layer('RUN /bin/sh -c make # buildkit', T + 30_000),
    layer('COPY . /app # buildkit', T + 20_000),
    layer('RUN /bin/sh -c pip install # buildkit', T + 19_000),
    layer('WORKDIR /app', T + 9_000),
    layer('RUN /bin/sh -c apt-get update # buildkit', T + 8_000),
    layer('COPY base / # buildkit', 0),
  ],
};

describe('a file that is only here', () => {
  it('was left out by the Dockerfile when it was here as it was built', () => {
    expect(isLeftOutByBuild('/app/README.md', T, origins)).toBe(true);
    expect(isLeftOutByBuild('/app/README.md', T + 40_001, origins)).toBe(false);
  });

  it('was not when somebody removed it, or a folder that it was in', () => {
    expect(isLeftOutByBuild('/app/removed.py', T, origins)).toBe(false);
    expect(isLeftOutByBuild('/app/folder/a.py', T, origins)).toBe(false);
  });

  it('is of no use to a container when it is for Docker', () => {
    const names = [
      '/app/Dockerfile',
      '/a/web.Dockerfile',
      '/a/Dockerfile.dev',
      '/a/.dockerignore',
      '/a/compose.dev.yaml',
    ];
    expect(names.every(isForDocker)).toBe(true);
    expect(isForDocker('/app/docker.py')).toBe(false);
  });
});

describe('a file that is only in the container', () => {
  it('was made by the build when it is younger than what was copied', () => {
    expect(isMadeByBuild('/app/out.bin', T + 25_000, origins)).toBe(true);
  });

  it('was made by the build when it was written while a RUN was at work', () => {
    expect(isMadeByBuild('/app/lib.txt', T + 12_000, origins)).toBe(true);
  });

  it('was copied when it is older, also when there is a long time between the base and the first RUN', () => {
    expect(isMadeByBuild('/app/gone.py', T + 19_500, origins)).toBe(false);
    expect(isMadeByBuild('/app/gone.py', 10 * DAY, origins)).toBe(false);
  });

  it('was not made by the build when the container has it of its own', () => {
    expect(isMadeByBuild('/app/made.txt', T + 25_000, origins)).toBe(false);
  });

  it('is told by the words of a real history', () => {
    const path = new URL('../engine/fixtures/history-28.5.json', import.meta.url);
    const layers = toLayers(JSON.parse(readFileSync(path, 'utf8')) as HistoryItem[]);
    const copy = layers.find(({ instruction }) => instruction.startsWith('COPY'));
    const real = { own: new Map(), builtAt: 0, layers };
    expect(isMadeByBuild('/x', (copy?.createdAt ?? 0) + 1, real)).toBe(true);
    expect(isMadeByBuild('/x', (copy?.createdAt ?? 0) - 40 * DAY, real)).toBe(false);
  });

  it('is told by the words of the legacy builder too', () => {
    const layers = [
      layer('/bin/sh -c make', 30_000),
      layer('/bin/sh -c #(nop) COPY dir:abc in /app ', 20_000),
      layer('|1 A=b /bin/sh -c pip install', 19_000),
      layer('/bin/sh -c #(nop) WORKDIR /app', 10_000),
    ];
    const legacy = { own: new Map(), builtAt: 0, layers };
    expect([25_000, 15_000, 5_000].map((at) => isMadeByBuild('/app/x', at, legacy))).toEqual([true, true, false]);
  });
});
