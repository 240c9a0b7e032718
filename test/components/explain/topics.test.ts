import { describe, expect, it } from 'vitest';
import { openTopics, pressTopics } from '../../../components/explain/topics.ts';
import { TOPICS } from '../../../src/model/topic.ts';

const place = { related: ['ports', 'env'], reach: 10, page: 4 } as const;

describe('the reader of topics', () => {
  it('opens a topic from the list and goes back to the same row', () => {
    const down = pressTopics(openTopics(null), 'down', place);
    expect(down).toEqual({ kind: 'stay', state: { open: null, index: 1, top: 0 } });
    const open = pressTopics({ open: null, index: 1, top: 0 }, 'enter', place);
    expect(open).toEqual({ kind: 'stay', state: { open: TOPICS[1], index: 1, top: 0 } });
    expect(pressTopics({ open: 'image', index: 1, top: 3 }, 'esc', place)).toEqual({
      kind: 'stay',
      state: { open: null, index: 1, top: 0 },
    });
    expect(pressTopics(openTopics(null), 'esc', place)).toEqual({ kind: 'closed' });
  });

  it('scrolls within the topic', () => {
    const at = (top: number, key: string) => {
      const pressed = pressTopics({ ...openTopics('image'), top }, key, place);
      return pressed.kind === 'stay' ? pressed.state.top : pressed.kind;
    };
    expect([at(0, 'down'), at(0, 'up'), at(8, 'pagedown'), at(9, 'home'), at(0, 'end')]).toEqual([1, 0, 10, 0, 10]);
  });

  it('goes to related topics by letter, to neighbours by arrows, runs commands by number, and opens the page', () => {
    expect(pressTopics(openTopics('image'), 'b', place)).toEqual({ kind: 'stay', state: openTopics('env') });
    expect(pressTopics(openTopics('image'), 'c', place)).toEqual({ kind: 'stay', state: openTopics('image') });
    expect(pressTopics(openTopics('image'), 'right', place)).toEqual({
      kind: 'stay',
      state: openTopics(TOPICS[TOPICS.indexOf('image') + 1] ?? null),
    });
    expect(pressTopics(openTopics('image'), '2', place)).toEqual({ kind: 'command', at: 1 });
    expect(pressTopics(openTopics('image'), 'o', place)).toEqual({ kind: 'page' });
  });
});
