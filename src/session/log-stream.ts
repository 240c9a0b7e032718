import type { LogBuffer } from '../logs/buffer.ts';
import { demux } from '../logs/demux.ts';
import type { RawLine } from '../logs/line.ts';
import { rawLines } from '../logs/raw.ts';
import { resume } from '../logs/resume.ts';
import type { Container } from '../model/container.ts';
import type { Engine, LogEnd } from '../model/ports.ts';

/** Lines of history that are read of a container when it is first seen. */
const HISTORY = 10_000;

/** Where the lines of a container go, and whether some of them are there already. */
export type Destination = { readonly buffer: LogBuffer; readonly source: number; readonly goesOn: boolean };

/** Reads the log of a container into its buffer and follows it, until the container ends or `signal` aborts. */
export async function readLog(
  engine: Engine,
  container: Container,
  { buffer, source, goesOn }: Destination,
  signal: AbortSignal,
): Promise<LogEnd> {
  const from = goesOn ? resume(buffer, source) : undefined;
  const sink = (line: RawLine) => {
    if (!from?.isKept(line)) buffer.append(line, source);
  };
  const parser = container.tty ? rawLines(sink, { timestamps: true }) : demux(sink, { timestamps: true });
  const request = { container, since: from?.since ?? null, tail: from ? null : HISTORY, follow: true };
  const end = await engine.logs(request, (chunk) => parser.write(chunk), signal);
  // A stream that broke sends its last, unfinished line again.
  if (end.kind === 'ended') parser.flush();
  return end;
}
