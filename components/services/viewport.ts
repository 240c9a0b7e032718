/** Which of `total` lines are shown in `rows`: from `from` up to, not including, `to`. */
export type Viewport = { readonly from: number; readonly to: number };

/** The window in which the line `selected` is visible, in the middle where the ends allow; all lines when they fit. -1 selects none. */
export function viewport(total: number, rows: number, selected: number): Viewport {
  const shown = Math.max(0, Math.min(total, rows));
  const from = Math.max(0, Math.min(selected - Math.floor(shown / 2), total - shown));
  return { from, to: from + shown };
}
