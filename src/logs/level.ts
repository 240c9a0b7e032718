import { jsonLevel } from './level-json.ts';
import { prefixLevel } from './level-prefix.ts';
import { wordLevel } from './level-words.ts';

/** How serious a line is, as it says itself; `none` when it does not say. */
export type Level = 'none' | 'debug' | 'info' | 'warning' | 'error';

/** The levels from the least to the most serious. A level's code, as buffers store it, is its place here. */
export const levels: readonly Level[] = ['none', 'debug', 'info', 'warning', 'error'];

/**
 * The code of the level that the line in bytes `start` up to `end` gives itself, without decoding it.
 *
 * Knows the shapes of the usual loggers: Python logging, loguru, uvicorn, gunicorn and Celery; pino, bunyan, winston, zap,
 * serilog, MongoDB and cloud JSON; logfmt, slog, zerolog and logrus; log4j, logback and Spring; PostgreSQL, MySQL, Redis,
 * nginx and Apache; glog and klog, Ruby, .NET, npm; and uncaught exceptions. Reads at most the first 200 bytes, of JSON the
 * first 1,024, with or without SGR. A word such as "errors", "error_count=0" or "/error" is no level.
 */
export function levelOf(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] === space || bytes[at] === escapeByte))
    at = bytes[at] === escapeByte ? afterSgr(bytes, at, end) : at + 1;
  if (at >= end) return 0;
  const first = bytes[at] as number;
  if (first === brace) return jsonLevel(bytes, at, Math.min(end, at + 1024));
  const limit = Math.min(end, at + 200);
  if (first < 0x5c) {
    const known = prefixLevel(bytes, at, limit);
    if (known !== -1) return known;
  }
  return wordLevel(bytes, at, limit);
}

const space = 0x20;
const escapeByte = 0x1b;
const brace = 0x7b;

function afterSgr(bytes: Uint8Array, at: number, end: number): number {
  let after = at + 1;
  while (after < end && bytes[after] !== 0x6d) after += 1;
  return after + 1;
}
