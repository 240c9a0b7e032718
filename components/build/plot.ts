const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇'];

/** Values as bars, oldest first, one cell each; of more values than `columns` the newest. Bars count from 0 to `most`, at which or above they are full. */
export function plot(values: readonly number[], most: number, columns: number): string {
  const shown = values.slice(-Math.max(0, columns));
  return shown.map((value) => BARS[heightOf(value, most)] ?? '').join('');
}

function heightOf(value: number, most: number): number {
  if (most <= 0 || value <= 0) return 0;
  return Math.min(BARS.length - 1, Math.round((value / most) * (BARS.length - 1)));
}
