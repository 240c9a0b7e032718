import { describe, expect, it } from 'vitest';
import type { Step } from '../../../commands/command.ts';
import { type AskState, openAsk, pressAsk } from '../../../components/overlay/ask.ts';
import { nothing } from './commands-of.ts';

const step: Extract<Step, { kind: 'ask' }> = {
  kind: 'ask',
  title: 'scale',
  hint: '',
  initial: '2',
  answer: (text) => (/^\d+$/.test(text) ? nothing : { kind: 'say', sentence: `${text} is no number` }),
};

function press(keys: readonly string[]) {
  let state: ReturnType<typeof pressAsk> = openAsk(step);
  for (const key of keys) state = pressAsk(state as AskState, step, key);
  return state;
}

describe('typing an answer', () => {
  it('begins with what is likely', () => {
    expect(press(['enter'])).toEqual({ next: nothing });
  });

  it('says what is wrong, and lets it be mended', () => {
    expect(press(['x', 'enter'])).toMatchObject({ problem: '2x is no number', field: { text: '2x' } });
    expect(press(['x', 'enter', 'left'])).toMatchObject({ problem: '' });
    expect(press(['x', 'enter', 'backspace', 'enter'])).toEqual({ next: nothing });
  });

  it('goes back without doing anything', () => {
    expect(press(['x', 'esc'])).toBe('closed');
  });

  it('leaves other keys alone', () => {
    const state = openAsk(step);
    expect(pressAsk(state, step, 'up')).toBe(state);
  });
});
