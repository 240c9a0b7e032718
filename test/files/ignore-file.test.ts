import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseIgnoreFile, readIgnoreFile } from '../../src/files/ignore-file.ts';

describe('an ignore file', () => {
  it('is read as moby tests it in ignorefile_test.go', () => {
    const text = `test1
/test2
/a/file/here

lastfile
# this is a comment
! /inverted/abs/path
!
! `;
    expect(parseIgnoreFile(text, '/p/.dockerignore').map((pattern) => pattern.text)).toEqual([
      'test1',
      'test2',
      'a/file/here',
      'lastfile',
      '!inverted/abs/path',
      '!',
      '!',
    ]);
  });

  it('tells the line of each pattern; takes a byte order mark, line ends of Windows and spaces', () => {
    expect(parseIgnoreFile('\ufeff# one\r\n\r\n  dist/  \r\n #not a comment\r\n/\n', 'f')).toEqual([
      { text: 'dist', place: { kind: 'file', file: 'f', line: 3 } },
      { text: '#not a comment', place: { kind: 'file', file: 'f', line: 4 } },
      { text: '/', place: { kind: 'file', file: 'f', line: 5 } },
    ]);
  });
});

describe('the ignore file of a build', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ignore-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const read = async (dockerfile: string) => (await readIgnoreFile(folder, dockerfile)).map(({ text }) => text);

  it('is that of the Dockerfile, else that of the context, else none', async () => {
    expect(await read('Dockerfile')).toEqual([]);
    await writeFile(join(folder, '.dockerignore'), 'a');
    expect(await read('Dockerfile')).toEqual(['a']);
    expect(await read('')).toEqual(['a']);
    await writeFile(join(folder, 'Dockerfile.dockerignore'), '');
    expect(await read('Dockerfile')).toEqual([]);
    expect(await read('other/Dockerfile')).toEqual(['a']);
  });
});
