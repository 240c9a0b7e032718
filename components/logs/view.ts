/** How times are shown before the lines. */
export type Timestamps = 'off' | 'local' | 'relative' | 'utc';

/** How lines are shown: made readable (traces folded, JSON as a message and fields), as they came, or with every control written out. */
export type Shape = 'readable' | 'raw' | 'escaped';

/** What a person chose to see of a log. Line numbers are absolute, so that new lines move nothing. */
export type LogsView = {
  /** The newest line is kept in sight. */
  readonly follow: boolean;
  /** Number of the first line shown, when not following. */
  readonly top: number;
  /** Number of the line that keys work on; null while following. */
  readonly cursor: number | null;
  /** The other end of what is selected from the cursor; null when nothing is. */
  readonly anchor: number | null;
  readonly wrap: boolean;
  readonly timestamps: Timestamps;
  readonly shape: Shape;
  /** Cells that are scrolled away on the left; always 0 when wrapping. */
  readonly left: number;
  readonly query: string;
  /** As typed; see `parseFilter`. */
  readonly filter: string;
  /** Lines that are the same but for numbers are shown once, with a count. */
  readonly collapse: boolean;
  /** Keys (`foldKey`) of traces and JSON lines that are shown the other way than `shape` says. */
  readonly opened: ReadonlySet<string>;
  /** The end of the log when following stopped: what came after it is new. */
  readonly seenAt: number;
};

/** Where the view stands and can go, as line numbers. From `reachOf`. */
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
  /** The nearest line before or after `line` that is not folded away; null where there is none. */
  readonly before: (line: number) => number | null;
  readonly after: (line: number) => number | null;
  /** The top that has `line` at the bottom. */
  readonly topWith: (line: number) => number;
};

export type LogsAction =
  /** Moves the cursor by a line; the log scrolls when it leaves the screen. */
  | { readonly type: 'cursor'; readonly lines: 1 | -1 }
  /** Moves what is shown. */
  | { readonly type: 'scroll'; readonly lines: number }
  | { readonly type: 'page'; readonly direction: 'up' | 'down' }
  | { readonly type: 'home' }
  | { readonly type: 'end' }
  | { readonly type: 'follow' }
  | { readonly type: 'wrap' }
  | { readonly type: 'timestamps' }
  | { readonly type: 'shape' }
  | { readonly type: 'sideways'; readonly cells: number }
  /** Begins a selection at the cursor, or ends it. */
  | { readonly type: 'select' }
  /** Opens or closes what is folded at a line. */
  | { readonly type: 'toggle'; readonly key: string }
  /** A new search; `match` is the line to show for it, null where there is none. */
  | { readonly type: 'search'; readonly query: string; readonly match: number | null }
  /** Goes to a line; null changes nothing. */
  | { readonly type: 'go'; readonly line: number | null }
  /** Other lines are shown, under other numbers: the place has to be found anew. */
  | { readonly type: 'sift'; readonly filter: string; readonly collapse: boolean };

/** A log seen for the first time: following, made readable. */
export const initialLogsView: LogsView = {
  follow: true,
  top: 0,
  cursor: null,
  anchor: null,
  wrap: false,
  timestamps: 'local',
  shape: 'readable',
  left: 0,
  query: '',
  filter: '',
  collapse: false,
  opened: new Set(),
  seenAt: 0,
};

/** The view after an action. Pure; returns the same object when nothing changes. */
export function reduceLogs(view: LogsView, action: LogsAction, reach: Reach): LogsView {
  switch (action.type) {
    case 'cursor':
      return action.lines < 0 ? moveUp(view, reach) : moveDown(view, reach);
    case 'scroll':
      return goTo(view, reach, Math.max(reach.first, reach.top + action.lines), view.cursor);
    case 'page':
      return action.direction === 'up'
        ? goTo(view, reach, reach.previousPage, reach.previousPage)
        : goTo(view, reach, reach.nextPage, Math.max(reach.nextPage, view.cursor ?? reach.nextPage));
    case 'home':
      return goTo(view, reach, reach.first, reach.first);
    case 'end':
      return follow(view);
    case 'follow':
      return view.follow ? pauseAt(view, reach, reach.top, lastShown(reach)) : follow(view);
    case 'wrap':
      return { ...view, top: reach.top, wrap: !view.wrap, left: 0 };
    case 'timestamps':
      return { ...view, timestamps: AFTER[view.timestamps] };
    case 'shape':
      return { ...view, top: reach.top, shape: NEXT_SHAPE[view.shape], opened: new Set() };
    case 'sideways':
      return goSideways(view, action.cells);
    case 'select':
      return select(view, reach);
    case 'toggle':
      return { ...view, opened: toggled(view.opened, action.key) };
    case 'search':
      return showLine({ ...view, query: action.query, cursor: view.follow ? null : view.cursor }, reach, action.match);
    case 'go':
      return showLine(view, reach, action.line);
    case 'sift':
      return { ...follow(view), filter: action.filter, collapse: action.collapse, opened: new Set() };
  }
}

const AFTER: Readonly<Record<Timestamps, Timestamps>> = {
  off: 'local',
  local: 'relative',
  relative: 'utc',
  utc: 'off',
};

const NEXT_SHAPE: Readonly<Record<Shape, Shape>> = { readable: 'raw', raw: 'escaped', escaped: 'readable' };

function follow(view: LogsView): LogsView {
  if (view.follow && view.cursor === null && view.anchor === null) return view;
  return { ...view, follow: true, cursor: null, anchor: null };
}

function lastShown(reach: Reach): number {
  return Math.max(reach.first, reach.before(reach.bottom) ?? reach.bottom - 1);
}

function moveUp(view: LogsView, reach: Reach): LogsView {
  const from = view.cursor ?? lastShown(reach);
  const to = reach.before(from);
  if (to === null) return reach.end === reach.first ? view : pauseAt(view, reach, reach.top, from);
  return pauseAt(view, reach, Math.min(reach.top, to), to);
}

/** Going down beyond the newest line is following again: that is what one goes there for. */
function moveDown(view: LogsView, reach: Reach): LogsView {
  if (view.follow) return view;
  const to = reach.after(view.cursor ?? lastShown(reach));
  if (to === null) return view.anchor === null ? follow(view) : view;
  return pauseAt(view, reach, to < reach.bottom ? reach.top : reach.topWith(to), to);
}

/** Shows the page that begins at `top`, with the cursor on `cursor`. */
function goTo(view: LogsView, reach: Reach, top: number, cursor: number | null): LogsView {
  if (top === reach.top && (view.follow || view.cursor === cursor)) return view;
  if (top > reach.top && top >= reach.last) {
    return view.anchor === null ? follow(view) : pauseAt(view, reach, reach.last, Math.max(reach.first, reach.end - 1));
  }
  return pauseAt(view, reach, Math.min(Math.max(reach.first, top), reach.last), cursor);
}

function pauseAt(view: LogsView, reach: Reach, top: number, cursor: number | null): LogsView {
  if (!view.follow && view.top === top && view.cursor === cursor) return view;
  return { ...view, follow: false, top, cursor, seenAt: view.follow ? reach.end : view.seenAt };
}

/** The cursor on a line that is shown, and that line on the screen: after lines grew, or others were folded, dropped or put between. */
export function inSight(view: LogsView, reach: Reach): LogsView {
  if (view.follow || view.cursor === null || reach.end === reach.first) return view;
  const at = Math.min(Math.max(view.cursor, reach.first), reach.end - 1);
  const cursor = reach.before(at + 1) ?? reach.after(at) ?? at;
  const top = cursor < reach.top ? cursor : cursor >= reach.bottom ? reach.topWith(cursor) : view.top;
  return top === view.top && cursor === view.cursor ? view : { ...view, top, cursor };
}

function select(view: LogsView, reach: Reach): LogsView {
  if (view.anchor !== null) return { ...view, anchor: null };
  const at = view.cursor ?? lastShown(reach);
  if (reach.end === reach.first) return view;
  return { ...pauseAt(view, reach, reach.top, at), anchor: at };
}

function toggled(opened: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(opened);
  if (!next.delete(key)) next.add(key);
  return next;
}

function goSideways(view: LogsView, cells: number): LogsView {
  const left = view.wrap ? 0 : Math.max(0, view.left + cells);
  return left === view.left ? view : { ...view, left };
}

/** A line in sight only gets the cursor; one that is not is brought to the middle, with what led to it above. */
function showLine(view: LogsView, reach: Reach, line: number | null): LogsView {
  if (line === null) return view;
  if (line >= reach.top && line < reach.bottom) return pauseAt(view, reach, reach.top, line);
  const middle = line - Math.floor((reach.bottom - reach.top) / 2);
  return pauseAt(view, reach, Math.min(Math.max(reach.first, middle), reach.last), line);
}
