/** The value below which `part` of the values lie; null of none. */
export function quantile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;
}

/** The largest, or null of none. */
export function worst(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values);
}

/** How much `y` grows with `x` (least squares), and the standard error of that; null of fewer than three points. */
export function slopeOf(
  points: readonly { readonly x: number; readonly y: number }[],
): { readonly slope: number; readonly error: number } | null {
  const { length } = points;
  if (length < 3) return null;
  const meanX = sum(points.map(({ x }) => x)) / length;
  const meanY = sum(points.map(({ y }) => y)) / length;
  const spread = sum(points.map(({ x }) => (x - meanX) ** 2));
  const slope = sum(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / spread;
  const left = sum(points.map(({ x, y }) => (y - meanY - slope * (x - meanX)) ** 2));
  return { slope, error: Math.sqrt(left / (length - 2) / spread) };
}

/** As in a table: one digit after the point where it matters. */
export function short(value: number): string {
  if (Math.abs(value) < 10) return value.toFixed(1);
  return Math.round(value)
    .toString()
    .replace(/(?=(\d{3})+$)(?<=\d)/g, ',');
}

/** A time of `performance.now()` in milliseconds since the epoch, by the clock that containers and the engine see. */
export function sinceEpoch(at: number): number {
  return Date.now() - (performance.now() - at);
}

export function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
