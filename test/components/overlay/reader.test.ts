import { describe, expect, it } from 'vitest';
import { openReader, pressReader, type ReaderState, readerSource } from '../../../components/overlay/reader.ts';
import { readerReach } from '../../../components/overlay/reader-pane.ts';

const lines = Array.from({ length: 100 }, (_, n) => (n % 30 === 20 ? `step ${n} \x1b[31mERROR\x1b[0m` : `step ${n}`));
const size = { columns: 80, rows: 13 };

function press(keys: readonly string[], start = openReader(false)) {
  let state: ReaderState | 'closed' = start;
  for (const key of keys) {
    if (state === 'closed') return state;
    state = pressReader(state, lines, key, readerReach({ title: '', lines, state, size, language: 'en' }));
  }
  return state;
}

describe('reading the output of a job', () => {
  it('begins at the beginning, or follows while it grows', () => {
    expect(press([])).toMatchObject({ view: { follow: false, top: 0 } });
    expect(press([], openReader(true))).toMatchObject({ view: { follow: true } });
  });

  it('scrolls by lines and pages', () => {
    expect(press(['down', 'j'])).toMatchObject({ view: { top: 2 } });
    expect(press(['pagedown'])).toMatchObject({ view: { top: 9 } });
    expect(press(['end'])).toMatchObject({ view: { follow: true } });
    expect(press(['right'])).toMatchObject({ view: { left: 8 } });
    expect(press(['w'])).toMatchObject({ view: { wrap: true } });
  });

  it('searches, and goes from match to match round the end', () => {
    const typed = press(['/', ...'error']);
    expect(typed).toMatchObject({ typing: { text: 'error' }, view: { query: 'error' } });
    expect(press(['/', ...'error', 'enter'])).toMatchObject({ typing: null, view: { cursor: 20 } });
    expect(press(['/', ...'error', 'enter', 'n'])).toMatchObject({ view: { cursor: 50 } });
    expect(press(['/', ...'error', 'enter', 'n', 'n', 'n'])).toMatchObject({ view: { cursor: 20 } });
    expect(press(['/', ...'error', 'enter', 'N'])).toMatchObject({ view: { cursor: 80 } });
    expect(press(['/', ...'nowhere', 'enter', 'n'])).toMatchObject({ view: { cursor: null, top: 0 } });
  });

  it('takes every letter into the search while it is typed', () => {
    expect(press(['/', 'q', 'n', 'w'])).toMatchObject({ typing: { text: 'qnw' } });
  });

  it('gives up the search first, then closes', () => {
    expect(press(['/', 'e', 'esc'])).toMatchObject({ typing: null, view: { query: '' } });
    expect(press(['/', 'e', 'enter', 'esc'])).toMatchObject({ view: { query: '' } });
    expect(press(['/', 'e', 'enter', 'esc', 'esc'])).toBe('closed');
    expect(press(['q'])).toBe('closed');
  });

  it('makes lines safe', () => {
    expect(readerSource(['\x1b[2Jgone\x07 \x1b[31mred']).line(0)?.text).toBe('gone \x1b[31mred');
    expect(readerSource([]).line(0)).toBeUndefined();
  });
});
