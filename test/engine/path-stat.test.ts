import { describe, expect, it } from 'vitest';
import { parsePathStat } from '../../src/engine/path-stat.ts';

/** Headers as Engine 28.5 sent them. */
const said = (json: string) => Buffer.from(json).toString('base64');

describe('the engine’s header on a path', () => {
  it('tells a file, with its time in milliseconds', () => {
    const header = said('{"name":"f","size":3,"mode":420,"mtime":"2026-11-25T08:06:25.377553203Z","linkTarget":""}');
    const modifiedAt = Date.UTC(2026, 10, 25, 8, 6, 25, 377);
    expect(parsePathStat(header)).toEqual({ kind: 'file', size: 3, modifiedAt, linkTarget: '' });
  });

  it('tells a link and where the engine says that it leads', () => {
    const header =
      'eyJuYW1lIjoic2giLCJzaXplIjoxMiwibW9kZSI6MTM0MjE4MjM5LCJtdGltZSI6IjIwMjYtMTEtMjVUMDI6Mzc6NTYuMjg4NjQzODE0WiIsImxpbmtUYXJnZXQiOiIvYmluL2J1c3lib3gifQ==';
    expect(parsePathStat(header)).toMatchObject({ kind: 'link', size: 12, linkTarget: '/bin/busybox' });
  });

  it.each([
    [2_147_484_141, 'directory'],
    [2_148_532_735, 'directory'],
    [33_554_852, 'other'],
    [69_206_454, 'other'],
    [8_389_101, 'file'],
  ])('reads mode %i as a %s', (mode, kind) => {
    expect(parsePathStat(said(`{"name":"x","size":0,"mode":${mode},"mtime":"","linkTarget":""}`))).toMatchObject({
      kind,
      modifiedAt: 0,
    });
  });

  it('reads names in any script', () => {
    expect(parsePathStat(said('{"name":"中文","size":1,"mode":134218239,"linkTarget":"/数据/文件"}'))?.linkTarget).toBe(
      '/数据/文件',
    );
  });

  it('makes nothing of what is no such header', () => {
    for (const header of [undefined, '', 'no base64 json', said('null'), said('{"size":')]) {
      expect(parsePathStat(header)).toBeNull();
    }
  });
});
