import type { IncomingMessage } from 'node:http';
import { addAbortSignal, Readable } from 'node:stream';
import type { ArchiveEnd, PathStat } from '../model/ports.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { type Idle, watchIdle } from './idle.ts';
import { parsePathStat } from './path-stat.ts';
import { within } from './patience.ts';
import { detailOf, httpStatus } from './problem.ts';

/** How long nothing may move of an archive that is on its way. */
export const IDLE_MS = 30_000;

/**
 * What there is at a path of a container, running or not; null where the path or the container is missing. Throws when the engine does not answer or
 * cannot tell. Costs about 2 ms and makes no event.
 *
 * The engine looks at the container's layers, volumes and binds, never into a tmpfs: there it sees what lies under the mount (measured on 26.1 and 28.5).
 */
export async function statPath(
  client: Client,
  container: string,
  path: string,
  signal: AbortSignal,
): Promise<PathStat | null> {
  try {
    const answer = await within(PATIENCE_MS, signal, (abortSignal) =>
      client.docker.getContainer(container).infoArchive(withSignal({ path }, abortSignal)),
    );
    const { headers, statusCode } = (answer as IncomingMessage).resume();
    const stat = parsePathStat(headers['x-docker-container-path-stat']);
    if (!stat) throw new Error(`the engine tells nothing of ${path} (HTTP ${statusCode})`);
    return stat;
  } catch (error) {
    const words = httpStatus(error) === 500 ? await refusalOf(client, container, path, signal) : error;
    if (isMissing(words)) return null;
    throw words;
  }
}

/**
 * Streams a path of a container as a tar archive to `sink`, as fast as that takes it: a file is one entry with its bare name, a folder comes with all
 * that is under it. Nothing of it is kept here. Makes an event `archive-path`.
 */
export async function streamArchive(
  client: Client,
  container: string,
  path: string,
  sink: (chunk: Uint8Array) => void | Promise<void>,
  signal: AbortSignal,
): Promise<ArchiveEnd> {
  const idle = watchIdle(IDLE_MS, signal);
  try {
    const stream = await within(PATIENCE_MS, idle.signal, (abortSignal) =>
      client.docker.getContainer(container).getArchive(withSignal({ path }, abortSignal)),
    );
    addAbortSignal(idle.signal, stream as IncomingMessage);
    idle.moved();
    for await (const chunk of stream) {
      idle.rest();
      await sink(chunk as Uint8Array);
      idle.moved();
    }
    return { kind: 'done' };
  } catch (error) {
    return isMissing(error) ? { kind: 'missing' } : endOfArchive(error, idle, signal);
  } finally {
    idle.end();
  }
}

/**
 * Unpacks a tar archive under `directory` of a container, with the owners that it names, as Compose does. A folder gives way to a file, but not to a file
 * of the name of `directory` itself. Makes an event `extract-to-dir`.
 *
 * What goes to a tmpfs is accepted and lost: it lands under the mount, where a process of the container never sees it, though `statPath` does (measured
 * on 26.1 and 28.5). After `no space left on device` and `read-only file system` a part of the archive may be there.
 */
export async function extractArchive(
  client: Client,
  container: string,
  directory: string,
  archive: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<ArchiveEnd> {
  const idle = watchIdle(IDLE_MS, signal);
  const body = Readable.from(watched(archive, idle), { objectMode: false });
  try {
    const options = withSignal({ path: directory, copyUIDGID: true, noOverwriteDirNonDir: false }, idle.signal);
    const answered = client.docker.getContainer(container).putArchive(body, options);
    await Promise.race([answered, rejection(idle.signal)]);
    return { kind: 'done' };
  } catch (error) {
    return endOfArchive(error, idle, signal);
  } finally {
    idle.end();
    body.destroy();
  }
}

/** Each piece that the engine takes is a move; from then on it is waited for, for the answer too, but not while the archive itself makes it wait. */
async function* watched(archive: AsyncIterable<Uint8Array>, idle: Idle): AsyncGenerator<Uint8Array> {
  for await (const chunk of archive) {
    idle.moved();
    yield chunk;
    idle.rest();
  }
  idle.moved();
}

/** Never fulfils. For calls that docker-modem may forget when their connection breaks. */
function rejection(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  if (signal.aborted) reject(signal.reason);
  return promise;
}

function endOfArchive(error: unknown, idle: Idle, signal: AbortSignal): ArchiveEnd {
  if (signal.aborted) return { kind: 'aborted' };
  const cause = idle.signal.aborted ? idle.signal.reason : error;
  if (httpStatus(cause) === 404) return { kind: 'missing' };
  return { kind: httpStatus(cause) === null ? 'failed' : 'refused', detail: detailOf(cause) };
}

/** The answer to a HEAD has no body, so the engine is asked once more for why it refused. */
function refusalOf(client: Client, container: string, path: string, signal: AbortSignal): Promise<unknown> {
  return within(PATIENCE_MS, signal, async (abortSignal) => {
    const options = withSignal({ path }, abortSignal);
    const stream = await client.docker.getContainer(container).getArchive(options);
    (stream as IncomingMessage).destroy();
    throw new Error(`the engine tells nothing of ${path}`);
  }).catch((error) => error);
}

/** For a path under what is a file the engine answers 500 `lstat PATH: not a directory` (measured on 26.1 and 28.5). */
function isMissing(error: unknown): boolean {
  return (
    httpStatus(error) === 404 || (httpStatus(error) === 500 && /^lstat .*: not a directory$/s.test(detailOf(error)))
  );
}

/** The types know no signal here, but dockerode passes it on. */
function withSignal<Options extends object>(options: Options, abortSignal: AbortSignal) {
  return { ...options, abortSignal };
}
