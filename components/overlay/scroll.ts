/** The first line shown after a key, of `total` lines of which `rows` are shown; null when the key does not scroll. */
export function pressScroll(
  top: number,
  key: string,
  { total, rows }: { readonly total: number; readonly rows: number },
): number | null {
  const last = Math.max(0, total - rows);
  const page = Math.max(1, rows - 1);
  const wanted = {
    up: top - 1,
    k: top - 1,
    down: top + 1,
    j: top + 1,
    pageup: top - page,
    pagedown: top + page,
    space: top + page,
    home: 0,
    end: last,
  }[key];
  return wanted === undefined ? null : Math.min(Math.max(0, wanted), last);
}
