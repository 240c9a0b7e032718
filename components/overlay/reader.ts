import { compile, matches } from '../../src/logs/matcher.ts';
import { plain, sanitize } from '../../src/text/sanitize.ts';
import type { LogSource } from '../logs/source.ts';
import { initialLogsView, type LogsView, type Reach, reduceLogs } from '../logs/view.ts';
import { type Field, fieldOf, pressField } from './field.ts';

/** Output that is being read: the view of it, and the search while it is typed. */
export type ReaderState = { readonly view: LogsView; readonly typing: Field | null };

/** Output as it opens: from its beginning when it is complete, following while it grows. */
export function openReader(running: boolean): ReaderState {
  return { view: { ...initialLogsView, timestamps: 'off', follow: running }, typing: null };
}

/** The lines of a job as a log that the logs pane's own drawing can show. Lines are made safe only when they are read. */
export function readerSource(lines: readonly string[]): LogSource {
  return {
    first: 0,
    end: lines.length,
    dropped: 0,
    revision: lines.length,
    line: (n) => {
      const raw = lines[n];
      if (raw === undefined) return undefined;
      return {
        kind: 'text',
        n,
        time: 0,
        nanos: '',
        text: sanitize(raw),
        raw: () => raw,
        source: 0,
        level: 'none',
        stream: 'stdout',
        cut: false,
      };
    },
    text: (n) => (lines[n] === undefined ? undefined : sanitize(lines[n])),
    timeAt: () => 0,
    levelAt: () => 'none',
    origin: () => undefined,
  };
}

/** The state after a key, or `closed`. */
export function pressReader(
  state: ReaderState,
  lines: readonly string[],
  key: string,
  reach: Reach,
): ReaderState | 'closed' {
  const { view, typing } = state;
  if (typing) return typeSearch(state, typing, lines, key, reach);
  if (key === 'esc' || key === 'q')
    return view.query === '' || key === 'q' ? 'closed' : { view: { ...view, query: '', cursor: null }, typing: null };
  if (key === '/') return { ...state, typing: fieldOf(view.query) };
  if (key === 'n' || key === 'N') return seek(state, lines, key === 'n' ? 1 : -1, reach);
  const action = ACTIONS[key];
  if (!action) return state;
  // The cursor is only for matches here.
  return { ...state, view: { ...reduceLogs(view, action, reach), cursor: view.cursor } };
}

const ACTIONS: Readonly<Record<string, Parameters<typeof reduceLogs>[1]>> = {
  up: { type: 'scroll', lines: -1 },
  k: { type: 'scroll', lines: -1 },
  down: { type: 'scroll', lines: 1 },
  j: { type: 'scroll', lines: 1 },
  pageup: { type: 'page', direction: 'up' },
  pagedown: { type: 'page', direction: 'down' },
  space: { type: 'page', direction: 'down' },
  home: { type: 'home' },
  end: { type: 'end' },
  left: { type: 'sideways', cells: -8 },
  right: { type: 'sideways', cells: 8 },
  w: { type: 'wrap' },
};

/** Matches are shown while the search is typed; Enter goes to the first at or below what is on the screen. */
function typeSearch(
  state: ReaderState,
  typing: Field,
  lines: readonly string[],
  key: string,
  reach: Reach,
): ReaderState {
  if (key === 'esc') return { view: { ...state.view, query: '', cursor: null }, typing: null };
  if (key === 'enter') {
    const match = nextMatch(lines, typing.text, reach.top, 1);
    return { view: reduceLogs(state.view, { type: 'search', query: typing.text, match }, reach), typing: null };
  }
  const field = pressField(typing, key);
  if (!field) return state;
  return { view: { ...state.view, query: field.text, cursor: null }, typing: field };
}

function seek(state: ReaderState, lines: readonly string[], step: 1 | -1, reach: Reach): ReaderState {
  const from = state.view.cursor === null ? reach.top : state.view.cursor + step;
  return {
    ...state,
    view: reduceLogs(state.view, { type: 'go', line: nextMatch(lines, state.view.query, from, step) }, reach),
  };
}

/** Line number of the next line from `from` on that matches, round the end. The output of a job is short enough to be looked through at once. */
function nextMatch(lines: readonly string[], query: string, from: number, step: 1 | -1): number | null {
  const matcher = compile(query);
  if (!matcher) return null;
  for (let gone = 0; gone < lines.length; gone++) {
    const n = (((from + gone * step) % lines.length) + lines.length) % lines.length;
    if (matches(plain(lines[n] ?? ''), matcher)) return n;
  }
  return null;
}
