/** A bar of exactly `columns` cells of which `fraction` (0…1, anything else is brought there) is filled, in eighths of a cell. */
export function bar(fraction: number, columns: number): string {
  const cells = Math.max(0, Math.floor(columns));
  const eighths = Math.round(within(fraction) * cells * 8);
  const full = '█'.repeat(Math.floor(eighths / 8));
  const part = leftBlocks[eighths % 8] ?? '';
  return (full + part).padEnd(cells, '░');
}

/** One character a value, `▁` for 0 and `█` for `max` (default: the greatest of them); a space where there is no value (NaN). */
export function spark(values: readonly number[], max: number = greatest(values)): string {
  return values
    .map((value) => (Number.isNaN(value) ? ' ' : (lowerBlocks[Math.round(within(value / max) * 7)] ?? '▁')))
    .join('');
}

const leftBlocks = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const lowerBlocks = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

function within(fraction: number): number {
  return Number.isNaN(fraction) ? 0 : Math.min(1, Math.max(0, fraction));
}

function greatest(values: readonly number[]): number {
  return Math.max(0, ...values.filter((value) => !Number.isNaN(value)));
}
