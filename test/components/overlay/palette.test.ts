import { describe, expect, it } from 'vitest';
import {
  openPalette,
  type PaletteEntry,
  type PaletteState,
  pressPalette,
} from '../../../components/overlay/palette.ts';
import { commands } from './commands-of.ts';

const entries: readonly PaletteEntry[] = commands.map((command) => ({
  command,
  availability: command.id === 'down' ? { ok: false, why: 'Nothing is there.' } : { ok: true },
}));

function press(keys: readonly string[]) {
  let state: ReturnType<typeof pressPalette> = openPalette;
  for (const key of keys) state = pressPalette(state as PaletteState, entries, key);
  return state;
}

function chosen(keys: readonly string[]): string {
  const state = press(keys);
  return typeof state === 'object' && 'chosen' in state ? state.chosen.id : 'none';
}

describe('the palette', () => {
  it('begins the command that fits best', () => {
    expect(chosen([...'rest', 'enter'])).toBe('restart');
    expect(chosen([...'up', 'enter'])).toBe('up');
    expect(chosen([...'up', 'down', 'enter'])).toBe('up-build');
    expect(chosen(['重', '启', 'enter'])).toBe('restart');
  });

  it('does not begin what makes no sense now', () => {
    expect(chosen([...'down', 'enter'])).toBe('none');
    expect(press([...'down', 'enter'])).toMatchObject({ field: { text: 'down' } });
    expect(chosen([...'zzzz', 'enter'])).toBe('none');
  });

  it('stays on the list', () => {
    expect(press(['up'])).toBe(openPalette);
    expect(press(['pagedown', 'pagedown'])).toMatchObject({ index: commands.length - 1 });
    expect(press([...'zzzz', 'down'])).toMatchObject({ index: 0 });
  });

  it('begins at the best match when the text changes, not when the cursor moves', () => {
    expect(press(['down', 'down', 'u'])).toMatchObject({ index: 0 });
    expect(press(['u', 'down', 'left'])).toMatchObject({ index: 1 });
  });

  it('closes', () => {
    expect(press(['u', 'esc'])).toBe('closed');
  });
});
