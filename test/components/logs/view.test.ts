import { describe, expect, it } from 'vitest';
import { initialLogsView, type LogsView, type Reach, reduceLogs } from '../../../components/logs/view.ts';

/** 100 lines, of which ten are shown, the newest at the bottom. */
const atEnd: Reach = {
  first: 0,
  end: 100,
  top: 90,
  last: 90,
  bottom: 100,
  previousPage: 81,
  nextPage: 99,
  before: (line) => (line > 0 ? line - 1 : null),
  after: (line) => (line < 99 ? line + 1 : null),
  topWith: (line) => Math.max(0, line - 9),
};
const inMiddle: Reach = { ...atEnd, top: 40, bottom: 50, previousPage: 31, nextPage: 49 };
const paused: LogsView = { ...initialLogsView, follow: false, top: 40, seenAt: 100 };

describe('the view of a log', () => {
  it('stops following when a person goes up, and remembers what was seen', () => {
    expect(reduceLogs(initialLogsView, { type: 'scroll', lines: -1 }, atEnd)).toMatchObject({
      follow: false,
      top: 89,
      seenAt: 100,
    });
    expect(reduceLogs(initialLogsView, { type: 'page', direction: 'up' }, atEnd)).toMatchObject({
      follow: false,
      top: 81,
    });
    expect(reduceLogs(initialLogsView, { type: 'home' }, atEnd)).toMatchObject({ follow: false, top: 0 });
  });

  it('keeps what was seen while it is paused', () => {
    const grown = { ...inMiddle, end: 300, last: 290 };
    expect(reduceLogs(paused, { type: 'scroll', lines: 3 }, grown)).toMatchObject({
      top: 43,
      seenAt: 100,
      follow: false,
    });
  });

  it('follows again when a person goes down to the newest line', () => {
    const nearEnd = { ...inMiddle, top: 89, nextPage: 98 };
    expect(reduceLogs(paused, { type: 'scroll', lines: 1 }, nearEnd).follow).toBe(true);
    expect(reduceLogs(paused, { type: 'page', direction: 'down' }, nearEnd).follow).toBe(true);
    expect(reduceLogs(paused, { type: 'page', direction: 'down' }, inMiddle)).toMatchObject({ follow: false, top: 49 });
    expect(reduceLogs(paused, { type: 'end' }, inMiddle).follow).toBe(true);
  });

  it('changes nothing where there is nowhere to go', () => {
    const whole: Reach = { ...atEnd, first: 0, end: 4, top: 0, last: 0, bottom: 4, previousPage: 0, nextPage: 3 };
    for (const action of [
      { type: 'scroll', lines: -1 },
      { type: 'page', direction: 'up' },
      { type: 'home' },
      { type: 'end' },
    ] as const) {
      expect(reduceLogs(initialLogsView, action, whole)).toBe(initialLogsView);
    }
    expect(reduceLogs(initialLogsView, { type: 'scroll', lines: 1 }, atEnd)).toBe(initialLogsView);
  });

  it('does not go above the oldest line that is left', () => {
    const dropped = { ...inMiddle, first: 38 };
    expect(reduceLogs(paused, { type: 'scroll', lines: -10 }, dropped).top).toBe(38);
  });

  it('pauses and follows with one key', () => {
    const stopped = reduceLogs(initialLogsView, { type: 'follow' }, atEnd);
    expect(stopped).toMatchObject({ follow: false, top: 90, seenAt: 100 });
    expect(reduceLogs(stopped, { type: 'follow' }, atEnd).follow).toBe(true);
  });

  it('goes sideways only without wrapping', () => {
    const right = reduceLogs(initialLogsView, { type: 'sideways', cells: 20 }, atEnd);
    expect(right.left).toBe(20);
    expect(reduceLogs(right, { type: 'sideways', cells: -30 }, atEnd).left).toBe(0);
    const wrapped = reduceLogs(right, { type: 'wrap' }, atEnd);
    expect(wrapped).toMatchObject({ wrap: true, left: 0 });
    expect(reduceLogs(wrapped, { type: 'sideways', cells: 20 }, atEnd)).toBe(wrapped);
  });

  it('shows times in four ways, one after the other', () => {
    const seen: string[] = [];
    let view = initialLogsView;
    for (let press = 0; press < 4; press++) {
      seen.push(view.timestamps);
      view = reduceLogs(view, { type: 'timestamps' }, atEnd);
    }
    expect(seen).toEqual(['local', 'relative', 'utc', 'off']);
    expect(view.timestamps).toBe('local');
  });

  it('marks a match that is in sight where it is, and brings another to the middle', () => {
    expect(reduceLogs(paused, { type: 'go', line: 45 }, inMiddle)).toMatchObject({ cursor: 45, top: 40 });
    expect(reduceLogs(paused, { type: 'go', line: 70 }, inMiddle)).toMatchObject({ cursor: 70, top: 65 });
    expect(reduceLogs(paused, { type: 'go', line: 99 }, inMiddle)).toMatchObject({
      cursor: 99,
      top: 90,
      follow: false,
    });
    expect(reduceLogs(paused, { type: 'go', line: null }, inMiddle)).toBe(paused);
  });

  it('stops following at a match, which would scroll away', () => {
    expect(reduceLogs(initialLogsView, { type: 'search', query: 'redis', match: 95 }, atEnd)).toMatchObject({
      query: 'redis',
      cursor: 95,
      follow: false,
      top: 90,
      seenAt: 100,
    });
  });

  it('keeps the cursor while a search is typed that finds nothing', () => {
    const typed = reduceLogs(
      { ...paused, query: 'a', cursor: 45 },
      { type: 'search', query: 'ab', match: null },
      inMiddle,
    );
    expect(typed).toMatchObject({ query: 'ab', cursor: 45, top: 40 });
  });

  it('moves the cursor over what is shown, and scrolls when it leaves', () => {
    const up = reduceLogs(initialLogsView, { type: 'cursor', lines: -1 }, atEnd);
    expect(up).toMatchObject({ follow: false, top: 90, cursor: 98, seenAt: 100 });
    const atTop = { ...paused, cursor: 40 };
    expect(reduceLogs(atTop, { type: 'cursor', lines: -1 }, inMiddle)).toMatchObject({ top: 39, cursor: 39 });
    const atBottom = { ...paused, cursor: 49 };
    expect(reduceLogs(atBottom, { type: 'cursor', lines: 1 }, inMiddle)).toMatchObject({ top: 41, cursor: 50 });
    const atNewest = { ...paused, top: 90, cursor: 99 };
    expect(reduceLogs(atNewest, { type: 'cursor', lines: 1 }, atEnd)).toMatchObject({ follow: true, cursor: null });
  });

  it('passes over what is folded', () => {
    const folded: Reach = { ...inMiddle, before: (line) => line - 5, after: (line) => line + 5 };
    expect(reduceLogs({ ...paused, cursor: 48 }, { type: 'cursor', lines: -1 }, folded).cursor).toBe(43);
    expect(reduceLogs({ ...paused, cursor: 42 }, { type: 'cursor', lines: 1 }, folded).cursor).toBe(47);
  });

  it('selects from the cursor, and does not follow away from a selection', () => {
    const begun = reduceLogs({ ...paused, cursor: 45 }, { type: 'select' }, inMiddle);
    expect(begun).toMatchObject({ anchor: 45, cursor: 45 });
    expect(reduceLogs({ ...begun, cursor: 99, top: 90 }, { type: 'cursor', lines: 1 }, atEnd)).toMatchObject({
      follow: false,
      anchor: 45,
    });
    expect(reduceLogs(begun, { type: 'select' }, inMiddle).anchor).toBeNull();
    expect(reduceLogs(initialLogsView, { type: 'select' }, atEnd)).toMatchObject({ follow: false, anchor: 99 });
  });

  it('opens and closes what is folded, and shows lines in three shapes', () => {
    const opened = reduceLogs(paused, { type: 'toggle', key: '0/41' }, inMiddle);
    expect([...opened.opened]).toEqual(['0/41']);
    expect(reduceLogs(opened, { type: 'toggle', key: '0/41' }, inMiddle).opened.size).toBe(0);
    const raw = reduceLogs(opened, { type: 'shape' }, inMiddle);
    expect(raw).toMatchObject({ shape: 'raw' });
    expect(raw.opened.size).toBe(0);
    expect(reduceLogs(reduceLogs(raw, { type: 'shape' }, inMiddle), { type: 'shape' }, inMiddle).shape).toBe(
      'readable',
    );
  });
});
