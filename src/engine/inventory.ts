import type { Container } from '../model/container.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { toContainer } from './container.ts';
import type { Inspect } from './inspect.ts';
import { within } from './patience.ts';
import { httpStatus } from './problem.ts';

/** All containers of the project, stopped and one-off ones too, in the order in which they were created. Throws when the engine does not answer. */
export async function listContainers(
  client: Client,
  project: string,
  signal: AbortSignal,
): Promise<readonly Container[]> {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const listed = await within(PATIENCE_MS, signal, (abortSignal) =>
    client.docker.listContainers({ all: true, filters, abortSignal }),
  );
  const containers = await inspectAll(
    client,
    listed.map(({ Id }) => Id),
    signal,
  );
  return containers.sort((one, other) => one.createdAt - other.createdAt);
}

/** One container; null when it is gone. Throws when the engine does not answer or cannot tell. */
export async function inspectContainer(client: Client, id: string, signal: AbortSignal): Promise<Container | null> {
  try {
    const inspect = await within(PATIENCE_MS, signal, (abortSignal) =>
      client.docker.getContainer(id).inspect({ abortSignal }),
    );
    return toContainer(inspect as Inspect);
  } catch (error) {
    if (httpStatus(error) === 404) return null;
    throw error;
  }
}

/** The engine answers about one container at a time well, and slower when it is asked about many at once. */
const AT_ONCE = 8;

/** A container that went between list and inspect, or that the engine holds but cannot describe, is left out. */
async function inspectAll(client: Client, ids: readonly string[], signal: AbortSignal): Promise<Container[]> {
  const waiting = [...ids];
  const found: Container[] = [];
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, inspectNext));
  return found;

  async function inspectNext(): Promise<void> {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const container = await inspectContainer(client, id, signal).catch(leaveOut);
      if (container) found.push(container);
    }
  }
}

function leaveOut(error: unknown): null {
  if (httpStatus(error) === null) throw error;
  return null;
}
