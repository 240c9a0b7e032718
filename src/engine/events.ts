import type { Readable } from 'node:stream';
import { type Client, PATIENCE_MS } from './client.ts';
import { type EngineMessage, parseEvent } from './event.ts';
import { splitLines } from './lines.ts';
import { within } from './patience.ts';

/**
 * Subscribes to the events of containers, networks and images. Resolves when the engine has taken the subscription, so that nothing that happens from then on
 * is missed; `ended` settles when the stream is over, with the error that broke it or null.
 *
 * Containers are not filtered by label at the engine: the filter would drop the events of networks and images, which carry no such labels.
 * @param since ask for the past from this time on too (seconds with nanoseconds); null for only what comes
 */
export async function subscribe(
  client: Client,
  since: string | null,
  take: (message: EngineMessage) => void,
  signal: AbortSignal,
): Promise<{ readonly ended: Promise<Error | null> }> {
  const options = {
    filters: JSON.stringify({ type: ['container', 'network', 'image'] }),
    ...(since === null ? {} : { since }),
  };
  const stream = await within(PATIENCE_MS, signal, (abortSignal) => getEvents(client, { ...options, abortSignal }));
  const ended = endOf(stream);
  stream.on(
    'data',
    splitLines((line) => {
      const message = parseEvent(line);
      if (message) take(message);
    }),
  );
  return { ended };
}

/** When a stream is over: null at its own end, otherwise what broke it. */
export function endOf(stream: Readable): Promise<Error | null> {
  const { promise, resolve } = Promise.withResolvers<Error | null>();
  stream.on('end', () => resolve(null));
  stream.on('error', (error) => resolve(error));
  stream.on('close', () => resolve(new Error('the connection was closed')));
  return promise;
}

type EventOptions = { readonly filters: string; readonly since?: string; readonly abortSignal: AbortSignal };

/** The types want `since` in whole seconds; the engine takes nanoseconds too. */
function getEvents(client: Client, options: EventOptions): Promise<Readable> {
  const ask = client.docker.getEvents.bind(client.docker) as unknown as (options: EventOptions) => Promise<Readable>;
  return ask(options);
}
