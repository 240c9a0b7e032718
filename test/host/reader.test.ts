import { describe, expect, it } from 'vitest';
import { readerOf } from '../../src/host/reader.ts';

describe('readerOf', () => {
  it('takes PAGER to read', () => {
    expect(readerOf('pager', { PAGER: 'most' })).toEqual(['most']);
    expect(readerOf('pager', { PAGER: ' less  -S\t-R ' })).toEqual(['less', '-S', '-R']);
  });

  it('takes VISUAL to edit, or EDITOR where that is not set or empty', () => {
    expect(readerOf('editor', { VISUAL: 'code --wait', EDITOR: 'ed' })).toEqual(['code', '--wait']);
    expect(readerOf('editor', { EDITOR: 'nano' })).toEqual(['nano']);
    expect(readerOf('editor', { VISUAL: '', EDITOR: 'nano' })).toEqual(['nano']);
  });

  it('takes what POSIX systems have where nothing is set', () => {
    for (const env of [{}, { PAGER: '', VISUAL: '', EDITOR: '' }, { PAGER: ' \t', VISUAL: '', EDITOR: '  ' }]) {
      expect(readerOf('pager', env)).toEqual(['less', '-R']);
      expect(readerOf('editor', env)).toEqual(['vi']);
    }
  });

  it('does not read with the editor, nor edit with the pager', () => {
    expect(readerOf('pager', { VISUAL: 'a', EDITOR: 'b' })).toEqual(['less', '-R']);
    expect(readerOf('editor', { PAGER: 'c' })).toEqual(['vi']);
  });
});
