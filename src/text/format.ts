/** A number of bytes in decimal units as Docker prints them: `84 MB`, `1.2 GB`; one decimal below ten. */
export function bytes(n: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = Math.max(0, n);
  let unit = 0;
  while (unit < units.length - 1 && rounded(value, unit === 0) >= 1000) {
    value /= 1000;
    unit += 1;
  }
  const shown = rounded(value, unit === 0);
  return `${shown < 10 && unit > 0 ? shown.toFixed(1) : shown} ${units[unit]}`;
}

/** A span of `ms` milliseconds, never longer than eight characters below 100 days: `12 ms`, `0.4 s`, `1 m 05 s`, `2 h 10 m`, `3 d`. */
export function duration(ms: number): string {
  const span = Math.max(0, ms);
  if (span < 99.5) return `${Math.round(span)} ms`;
  if (span < 9_950) return `${(span / 1000).toFixed(1)} s`;
  const seconds = Math.round(span / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${two(seconds % 60)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`;
  return `${Math.floor(minutes / (24 * 60))} d`;
}

/** How long ago something was, in one unit, from the span in milliseconds: `0 s`, `12 s`, `5 m`, `3 h`, `2 d`. The words around it are the catalogue's. */
export function ago(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** A fraction (1 is the whole) as `2 %`, with one decimal below ten percent unless it is whole: `0.4 %`. */
export function percent(fraction: number): string {
  const value = Math.max(0, fraction) * 100;
  const tenths = Math.round(value * 10) / 10;
  return `${tenths < 10 && !Number.isInteger(tenths) ? tenths.toFixed(1) : Math.round(value)} %`;
}

/** A whole number with its thousands parted: `12,480`. */
export function count(n: number): string {
  return Math.round(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The local time of day at `ms` since the epoch: `12:04:29`. */
export function clock(ms: number): string {
  const at = new Date(ms);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** The local date and time at `ms` since the epoch: `2026-11-25 12:04:29`. */
export function dateTime(ms: number): string {
  const at = new Date(ms);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${clock(ms)}`;
}

/** As `clock`, with milliseconds: `12:04:29.114`. */
export function clockMs(ms: number): string {
  return `${clock(ms)}.${new Date(ms).getMilliseconds().toString().padStart(3, '0')}`;
}

function rounded(value: number, whole: boolean): number {
  if (whole || value >= 9.95) return Math.round(value);
  return Math.round(value * 10) / 10;
}

function two(n: number): string {
  return n.toString().padStart(2, '0');
}
