/** The panes, in the order of their number keys. */
export const PANES = ['services', 'health', 'watch', 'logs', 'explain', 'activity'] as const;

export type PaneName = (typeof PANES)[number];

/** Where a pane stands, in cells. */
export type Slot = { readonly pane: PaneName; readonly columns: number; readonly rows: number };

/** How the screen is divided between header and footer. */
export type Layout =
  | { readonly kind: 'columns'; readonly left: readonly Slot[]; readonly right: readonly Slot[] }
  | { readonly kind: 'stack'; readonly slots: readonly Slot[] }
  | { readonly kind: 'too-small' };

/** What the layout depends on. `lower` is the pane under the logs; `wanted` the rows that the services pane would like, borders included. */
export type LayoutRequest = {
  readonly columns: number;
  /** Rows of the whole terminal. */
  readonly rows: number;
  readonly headerRows: number;
  readonly focused: PaneName;
  readonly zoomed: boolean;
  readonly lower: 'explain' | 'activity';
  readonly wanted: number;
};

const SMALLEST = { columns: 60, rows: 15 };
const TWO_COLUMNS = { columns: 100, rows: 24 };
const FOOTER_ROWS = 1;

/** Two columns where there is room, otherwise services above and the chosen pane below; a zoomed pane takes all. */
export function layout(request: LayoutRequest): Layout {
  const { columns, rows, headerRows, focused, zoomed } = request;
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return { kind: 'too-small' };
  const room = rows - headerRows - FOOTER_ROWS;
  if (zoomed) return { kind: 'stack', slots: [{ pane: focused, columns, rows: room }] };
  if (columns < TWO_COLUMNS.columns || rows < TWO_COLUMNS.rows) return stack(request, room);
  return twoColumns(request, room);
}

function stack({ columns, focused, lower, wanted }: LayoutRequest, room: number): Layout {
  const above = Math.min(wanted, Math.max(6, Math.floor(room * 0.45)));
  const below = focused === 'services' ? (lower === 'activity' ? 'activity' : 'logs') : focused;
  return {
    kind: 'stack',
    slots: [
      { pane: 'services', columns, rows: above },
      { pane: below, columns, rows: room - above },
    ],
  };
}

function twoColumns({ columns, lower, wanted }: LayoutRequest, room: number): Layout {
  const left = Math.min(64, Math.max(46, Math.floor(columns * 0.36)));
  const services = Math.min(wanted, Math.max(8, Math.floor(room * 0.45)));
  const watch = Math.max(6, Math.floor((room - services) * 0.45));
  const lowerRows = Math.max(8, Math.floor(room * 0.3));
  return {
    kind: 'columns',
    left: [
      { pane: 'services', columns: left, rows: services },
      { pane: 'health', columns: left, rows: room - services - watch },
      { pane: 'watch', columns: left, rows: watch },
    ],
    right: [
      { pane: 'logs', columns: columns - left, rows: room - lowerRows },
      { pane: lower, columns: columns - left, rows: lowerRows },
    ],
  };
}

/** The slot of a pane, undefined while it is not on the screen. */
export function slotOf(shown: Layout, pane: PaneName): Slot | undefined {
  if (shown.kind === 'too-small') return undefined;
  const slots = shown.kind === 'stack' ? shown.slots : [...shown.left, ...shown.right];
  return slots.find((slot) => slot.pane === pane);
}
