/** How times are shown before the lines. */
export type Timestamps = 'off' | 'local' | 'relative' | 'utc';

/** What a person chose to see of a log. Line numbers are absolute, so that new lines move nothing. */
export type LogsView = {
  /** The newest line is kept in sight. */
  readonly follow: boolean;
  /** Number of the first line shown, when not following. */
  readonly top: number;
  readonly wrap: boolean;
  readonly timestamps: Timestamps;
  /** Cells that are scrolled away on the left; always 0 when wrapping. */
  readonly left: number;
  readonly query: string;
  /** Number of the line of the current match. */
  readonly match: number | null;
  /** The end of the log when following stopped: what came after it is new. */
  readonly seenAt: number;
};

/** Where the view stands and can go, as line numbers of the first line shown. From `reachOf`. */
export type Reach = {
  readonly first: number;
  readonly end: number;
  readonly top: number;
  readonly previousPage: number;
  readonly nextPage: number;
  /** The top when the newest line is at the bottom. */
  readonly last: number;
  /** One more than the last line that is wholly shown. */
  readonly bottom: number;
};

export type LogsAction =
  | { readonly type: 'scroll'; readonly lines: number }
  | { readonly type: 'page'; readonly direction: 'up' | 'down' }
  | { readonly type: 'home' }
  | { readonly type: 'end' }
  | { readonly type: 'follow' }
  | { readonly type: 'wrap' }
  | { readonly type: 'timestamps' }
  | { readonly type: 'sideways'; readonly cells: number }
  /** A new search; `match` is the line to show for it, null where there is none. */
  | { readonly type: 'search'; readonly query: string; readonly match: number | null }
  /** The next or previous match, from `findMatch`; null changes nothing. */
  | { readonly type: 'match'; readonly line: number | null };

/** A log seen for the first time: following, as printed. */
export const initialLogsView: LogsView = {
  follow: true,
  top: 0,
  wrap: false,
  timestamps: 'local',
  left: 0,
  query: '',
  match: null,
  seenAt: 0,
};

/** The view after an action. Pure; returns the same object when nothing changes. */
export function reduceLogs(view: LogsView, action: LogsAction, reach: Reach): LogsView {
  switch (action.type) {
    case 'scroll':
      return goTo(view, reach, reach.top + action.lines);
    case 'page':
      return goTo(view, reach, action.direction === 'up' ? reach.previousPage : reach.nextPage);
    case 'home':
      return goTo(view, reach, reach.first);
    case 'end':
      return view.follow ? view : { ...view, follow: true };
    case 'follow':
      return view.follow ? pauseAt(view, reach, reach.top) : { ...view, follow: true };
    case 'wrap':
      return { ...view, top: reach.top, wrap: !view.wrap, left: 0 };
    case 'timestamps':
      return { ...view, timestamps: AFTER[view.timestamps] };
    case 'sideways':
      return goSideways(view, action.cells);
    case 'search':
      return showMatch({ ...view, query: action.query, match: null }, reach, action.match);
    case 'match':
      return showMatch(view, reach, action.line);
  }
}

const AFTER: Readonly<Record<Timestamps, Timestamps>> = {
  off: 'local',
  local: 'relative',
  relative: 'utc',
  utc: 'off',
};

/** Going down as far as the newest line is following again: that is what one goes there for. */
function goTo(view: LogsView, reach: Reach, wanted: number): LogsView {
  const top = Math.max(reach.first, wanted);
  if (top === reach.top) return view;
  if (top > reach.top && top >= reach.last) return view.follow ? view : { ...view, follow: true };
  return pauseAt(view, reach, Math.min(top, reach.last));
}

function pauseAt(view: LogsView, reach: Reach, top: number): LogsView {
  return { ...view, follow: false, top, seenAt: view.follow ? reach.end : view.seenAt };
}

function goSideways(view: LogsView, cells: number): LogsView {
  const left = view.wrap ? 0 : Math.max(0, view.left + cells);
  return left === view.left ? view : { ...view, left };
}

/** A match in sight is only marked; one that is not is brought to the middle, with what led to it above. */
function showMatch(view: LogsView, reach: Reach, line: number | null): LogsView {
  if (line === null) return view;
  const marked = { ...view, match: line };
  if (line >= reach.top && line < reach.bottom) return pauseAt(marked, reach, reach.top);
  const middle = line - Math.floor((reach.bottom - reach.top) / 2);
  return pauseAt(marked, reach, Math.min(Math.max(reach.first, middle), reach.last));
}
