import { KEPT_LINES, type LoggedLine } from '../../doctor/known.ts';
import type { LogBuffer } from '../../logs/buffer.ts';
import { plain } from '../../text/sanitize.ts';

/** The last lines of a followed log from `since` (milliseconds since the epoch) on, the oldest first. */
export function keptLines(buffer: LogBuffer, since: number): readonly LoggedLine[] {
  const lines: LoggedLine[] = [];
  for (let n = buffer.end - 1; n >= buffer.first && lines.length < KEPT_LINES; n--) {
    if (buffer.sourceAt(n) === -1) continue;
    const at = buffer.timeAt(n);
    if (at < since) break;
    lines.push({ at, text: plain(buffer.text(n) ?? '') });
  }
  return lines.reverse();
}
