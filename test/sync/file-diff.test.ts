import { describe, expect, it } from 'vitest';
import { type Contents, diffContents } from '../../src/sync/file-diff.ts';

const text = (value: string): Contents => ({ kind: 'bytes', bytes: Buffer.from(value) });

describe('the diff of a file', () => {
  it('leads from the container to here, with three lines around', async () => {
    const lines = Array.from({ length: 12 }, (_, n) => `line ${n}`);
    const diff = await diffContents(text(lines.join('\n')), text(lines.with(6, '第六行').join('\n')));
    expect(diff).toEqual({
      kind: 'lines',
      lines: [
        '@@ -4,7 +4,7 @@',
        ' line 3',
        ' line 4',
        ' line 5',
        '-line 6',
        '+第六行',
        ' line 7',
        ' line 8',
        ' line 9',
      ],
    });
  });

  it('shows all of a file that only one side has', async () => {
    expect(await diffContents(null, text('a\n'))).toEqual({ kind: 'lines', lines: ['@@ -0,0 +1,1 @@', '+a'] });
    expect(await diffContents(text('a\n'), null)).toEqual({ kind: 'lines', lines: ['@@ -1,1 +0,0 @@', '-a'] });
  });

  it('tells when a last line has no end', async () => {
    const diff = await diffContents(text('a\n'), text('a'));
    expect(diff).toMatchObject({ lines: expect.arrayContaining(['\\ No newline at end of file']) });
  });

  it('is none for what is the same, no text, or too large', async () => {
    expect(await diffContents(text('a'), text('a'))).toEqual({ kind: 'same' });
    expect(await diffContents(text('a'), text('\0'))).toEqual({ kind: 'binary' });
    expect(await diffContents({ kind: 'bytes', bytes: Uint8Array.of(0xff, 0xfe) }, null)).toEqual({ kind: 'binary' });
    expect(await diffContents({ kind: 'too-large' }, text('a'))).toEqual({ kind: 'too-large' });
    expect(await diffContents(text('a'), { kind: 'failed', detail: 'EACCES' })).toEqual({
      kind: 'failed',
      detail: 'EACCES',
    });
  });
});
