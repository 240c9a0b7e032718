import type { IncomingMessage } from 'node:http';
import type { LogEnd, LogRequest, LogSink } from '../model/ports.ts';
import type { Client } from './client.ts';
import { endOf } from './events.ts';
import { inspectContainer } from './inventory.ts';
import { detailOf, httpStatus } from './problem.ts';

/**
 * Streams a container's log to `sink`, untouched: frames of eight bytes of header and a payload, or plain bytes from a terminal. The stream is read as
 * fast as `sink` returns, and as the promises that it returns settle, and no faster. A container that is gone has ended.
 */
export async function streamLogs(
  client: Client,
  request: LogRequest,
  sink: LogSink,
  signal: AbortSignal,
): Promise<LogEnd> {
  try {
    const stream = await openLog(client, request, signal);
    const ended = endOf(stream);
    stream.on('data', (chunk: Uint8Array) => {
      const room = sink(chunk);
      if (!room) return;
      stream.pause();
      void room.then(() => stream.resume());
    });
    const error = await ended;
    if (signal.aborted) return { kind: 'aborted' };
    return error ? { kind: 'failed', detail: detailOf(error) } : { kind: 'ended' };
  } catch (error) {
    if (signal.aborted) return { kind: 'aborted' };
    return explainRefusal(client, request.container.id, error, signal);
  }
}

/** Through dockerode's modem, since its `logs` collects a log that is not followed in memory and may take it for JSON. */
function openLog(client: Client, request: LogRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = {
    follow: request.follow,
    stdout: true,
    stderr: true,
    timestamps: true,
    ...(request.since === null ? {} : { since: request.since }),
    ...(request.until ? { until: request.until } : {}),
    tail: request.tail ?? 'all',
  };
  client.docker.modem.dial(
    {
      path: `/containers/${request.container.id}/logs?`,
      method: 'GET',
      abortSignal: signal,
      isStream: true,
      statusCodes: { 200: true },
      options,
    },
    (error, stream) => (error ? reject(error) : resolve(stream as IncomingMessage)),
  );
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
}

/** The engine says 501 when the driver cannot read, without naming it; 404 and 409 for a container that is gone or going. */
async function explainRefusal(client: Client, id: string, error: unknown, signal: AbortSignal): Promise<LogEnd> {
  const status = httpStatus(error);
  const detail = detailOf(error);
  if (status === 404 || status === 409) return { kind: 'ended' };
  if (status !== 501 && !detail.includes('does not support reading')) return { kind: 'failed', detail };
  const container = await inspectContainer(client, id, signal).catch(() => null);
  return { kind: 'unreadable', driver: container?.logDriver ?? '' };
}
