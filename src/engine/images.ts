import type { NamedImage } from '../model/staleness.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { within } from './patience.ts';
import { httpStatus } from './problem.ts';

/**
 * The images that the references name now, by reference; null where one names none. Throws when the engine does not answer.
 *
 * Each is asked for by itself, eight at a time: a list of all images is slow where there are hundreds, and its filter takes `name` for every tag of
 * it. Compose asks for images in the same way, so ids are the ones that it compares, whatever the kind of the image store.
 */
export async function namedImages(
  client: Client,
  references: readonly string[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, NamedImage | null>>> {
  const waiting = [...new Set(references)];
  const found: Record<string, NamedImage | null> = {};
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, findNext));
  return found;

  async function findNext(): Promise<void> {
    for (let reference = waiting.shift(); reference !== undefined; reference = waiting.shift()) {
      found[reference] = await findImage(client, reference, signal);
    }
  }
}

const AT_ONCE = 8;

/** What this room reads of `GET /images/NAME/json`. */
export type ImageInspect = {
  readonly Id?: string;
  readonly Created?: string;
  readonly Size?: number;
  readonly Metadata?: { readonly LastTagTime?: string };
};

/** An image as the engine describes it; null for an answer without an id. */
export function toNamedImage({ Id, Created, Size, Metadata }: ImageInspect): NamedImage | null {
  const createdAt = timeOf(Created);
  const namedAt = Math.max(createdAt, timeOf(Metadata?.LastTagTime));
  // Podman leaves out the algorithm, here and in a container's inspect.
  return Id ? { id: Id, createdAt, namedAt, size: Size ?? 0 } : null;
}

/** What never happened is written as a time in the year 1. */
function timeOf(text = ''): number {
  return Math.max(0, Date.parse(text) || 0);
}

/** An answer that says that there is no such image, or that this is no name of one. */
const NONE: ReadonlySet<number | null> = new Set([400, 404]);

async function findImage(client: Client, reference: string, signal: AbortSignal): Promise<NamedImage | null> {
  try {
    const answer = await within(PATIENCE_MS, signal, (abortSignal) => inspectImage(client, reference, abortSignal));
    return toNamedImage(answer);
  } catch (error) {
    if (NONE.has(httpStatus(error))) return null;
    throw error;
  }
}

/** Through dockerode's modem, since its `inspect` takes no signal. */
function inspectImage(client: Client, reference: string, abortSignal: AbortSignal): Promise<ImageInspect> {
  const { promise, resolve, reject } = Promise.withResolvers<ImageInspect>();
  client.docker.modem.dial(
    { path: `/images/${reference}/json`, method: 'GET', abortSignal, statusCodes: { 200: true } },
    (error, answer) => (error ? reject(error) : resolve((answer ?? {}) as ImageInspect)),
  );
  return promise;
}
