import { KEPT_LINES, type LoggedLine } from '../../doctor/known.ts';
import { demux } from '../../logs/demux.ts';
import type { RawLine } from '../../logs/line.ts';
import { rawLines } from '../../logs/raw.ts';
import type { Container } from '../../model/container.ts';
import type { Engine } from '../../model/ports.ts';
import { plain } from '../../text/sanitize.ts';
import { newestRun } from './newest-run.ts';

/** The last lines of a container's newest run, the oldest first; none where its log cannot be read. */
export async function readLines(
  engine: Engine,
  container: Container,
  signal: AbortSignal,
): Promise<readonly LoggedLine[]> {
  const lines: LoggedLine[] = [];
  const since = newestRun(container, Date.now()) ?? 0;
  const sink = ({ bytes, start, end, ms }: RawLine) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
    if (ms >= since) lines.push({ at: ms, text: plain(text) });
  };
  const parser = container.tty ? rawLines(sink, { timestamps: true }) : demux(sink, { timestamps: true });
  const request = { container, since: null, tail: KEPT_LINES, follow: false };
  const end = await engine.logs(request, (chunk) => parser.write(chunk), signal);
  if (end.kind === 'ended') parser.flush();
  return lines;
}
