import { describe, expect, it } from 'vitest';
import { type ChooseState, openChoose, pressChoose } from '../../../components/overlay/choose.ts';
import { choice } from './commands-of.ts';

const cancel = choice('n', 'cancel');
const plainDown = choice('d', 'down', {
  danger: 'deletes',
  details: Array.from({ length: 12 }, (_, n) => `container ${n}`),
});
const withVolumes = choice('v', 'down with volumes', { danger: 'deletes', typed: 'ai-pic' });
const restart = choice('r', 'restart', { danger: 'restarts' });
const choices = [cancel, plainDown, withVolumes, restart];

function press(keys: readonly string[], of = choices) {
  let state: ReturnType<typeof pressChoose> = openChoose(of);
  for (const key of keys) state = pressChoose(state as ChooseState, of, key);
  return state;
}

describe('answering a question', () => {
  it('opens on the answer that loses nothing', () => {
    expect(press(['enter'])).toEqual({ decided: cancel });
    expect(press(['enter'], [plainDown, withVolumes])).toBe('closed');
    expect(press(['esc'])).toBe('closed');
  });

  it('gives the chosen answer', () => {
    expect(press(['down', 'enter'])).toEqual({ decided: plainDown });
    expect(press(['down', 'down', 'down', 'down', 'enter'])).toEqual({ decided: restart });
    expect(press(['down', 'up', 'up', 'enter'])).toEqual({ decided: cancel });
    expect(press(['down', 'enter'], [plainDown])).toEqual({ decided: plainDown });
  });

  it('gives an answer by its key at once, but shows first what would be deleted', () => {
    expect(press(['r'])).toEqual({ decided: restart });
    expect(press(['d'])).toMatchObject({ index: 1 });
    expect(press(['d', 'd'])).toMatchObject({ index: 1 });
    expect(press(['d', 'enter'])).toEqual({ decided: plainDown });
  });

  it('counts only when the name is typed, where that is asked', () => {
    const name = [...'ai-pic'];
    expect(press(['v', 'enter'])).toMatchObject({ index: 2 });
    expect(press(['v', ...name.slice(0, -1), 'enter'])).toMatchObject({ index: 2 });
    expect(press(['v', ...name, 'x', 'enter'])).toMatchObject({ index: 2 });
    expect(press(['v', ...name, 'enter'])).toEqual({ decided: withVolumes });
    expect(press(['v', ...name, 'x', 'backspace', 'enter'])).toEqual({ decided: withVolumes });
  });

  it('takes the keys of other answers as letters while a name is typed', () => {
    expect(press(['v', 'r', 'd', 'n'])).toMatchObject({ index: 2, typed: { text: 'rdn' } });
  });

  it('forgets what was typed when another answer is chosen', () => {
    expect(press(['v', ...'ai-pic', 'up', 'down', 'enter'])).toMatchObject({ index: 2, typed: { text: '' } });
  });

  it('reads on in long details, and begins anew for another answer', () => {
    expect(press(['d', 'pagedown'])).toMatchObject({ scroll: 5 });
    expect(press(['d', 'pagedown', 'pagedown', 'pagedown', 'pagedown'])).toMatchObject({ scroll: 11 });
    expect(press(['d', 'pagedown', 'pageup', 'pageup'])).toMatchObject({ scroll: 0 });
    expect(press(['d', 'pagedown', 'up', 'down'])).toMatchObject({ scroll: 0 });
  });

  it('moves with j and k unless they are answers', () => {
    expect(press(['j'])).toMatchObject({ index: 1 });
    expect(press(['j', 'k'])).toMatchObject({ index: 0 });
    const own = [cancel, choice('j', 'jump')];
    expect(press(['j'], own)).toEqual({ decided: own[1] });
  });
});
