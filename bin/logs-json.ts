import { type Parsed, parseJsonLine, parseLogfmt } from '../src/logs/fields.ts';
import type { Entry } from '../src/session/printing/entry.ts';
import { plain } from '../src/text/sanitize.ts';

/** An entry as one JSON document on one line. `message` and `fields` are what a line of JSON or logfmt says; of another line, its text and none. */
export function jsonLine(entry: Entry): string {
  const { service, name, number } = entry.container;
  const time = timestamp(entry.ms, entry.nanos);
  if (entry.kind === 'divider') return `${JSON.stringify({ time, service, divider: entry.divider })}\n`;
  const text = plain(entry.text);
  const parsed = parse(text);
  const document = {
    time,
    service,
    container: name,
    replica: number,
    stream: entry.stream,
    level: entry.level,
    text,
    message: parsed?.message ?? text,
    fields: Object.fromEntries(parsed?.fields ?? []),
  };
  return `${JSON.stringify(document)}\n`;
}

/** RFC 3339 in UTC, with nanoseconds. */
function timestamp(ms: number, nanos: number): string {
  return `${new Date(ms).toISOString().slice(0, -1)}${String(nanos).padStart(6, '0')}Z`;
}

function parse(text: string): Parsed | undefined {
  return text.trimStart().startsWith('{') ? parseJsonLine(text) : parseLogfmt(text);
}
