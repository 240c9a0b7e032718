import { ago, clockMs } from '../../src/text/format.ts';
import type { Timestamps } from './view.ts';

/** How the time before a line is written, in exactly `columns` cells, the space after it included. */
export type Stamp = { readonly columns: number; readonly of: (time: number) => string };

/** The stamp for a log whose oldest line is from `oldest`; with the date where that was another day than `now`. Milliseconds since the epoch. */
export function stampOf(timestamps: Timestamps, oldest: number, now: number): Stamp {
  const dated = new Date(oldest).toDateString() !== new Date(now).toDateString();
  switch (timestamps) {
    case 'off':
      return { columns: 0, of: () => '' };
    case 'local':
      return dated
        ? { columns: 19, of: (time) => `${localDate(time)} ${clockMs(time)} ` }
        : { columns: 13, of: (time) => `${clockMs(time)} ` };
    case 'relative':
      return { columns: 6, of: (time) => `${ago(now - time).padStart(5)} ` };
    case 'utc':
      return dated
        ? { columns: 20, of: (time) => `${isoTime(time, 5)} ` }
        : { columns: 14, of: (time) => `${isoTime(time, 11)} ` };
  }
}

function localDate(time: number): string {
  const date = new Date(time);
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

function isoTime(time: number, from: number): string {
  return new Date(time).toISOString().slice(from);
}

function two(n: number): string {
  return n.toString().padStart(2, '0');
}
