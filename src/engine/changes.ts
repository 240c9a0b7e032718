import type { PathChange } from '../model/ports.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { within } from './patience.ts';

/** What a container has of its own over its image, files in mounts left out. Throws when the engine does not answer or has no such container. */
export async function listChanges(
  client: Client,
  container: string,
  signal: AbortSignal,
): Promise<readonly PathChange[]> {
  const answer = await within(PATIENCE_MS, signal, (abortSignal) => askChanges(client, container, abortSignal));
  return toChanges(answer);
}

/** One item of `GET /containers/ID/changes`. */
export type ChangeItem = { readonly Path?: string; readonly Kind?: number };

/** Reads the answer of `GET /containers/ID/changes`. */
export function toChanges(items: readonly ChangeItem[]): readonly PathChange[] {
  return items.flatMap(({ Path: path, Kind: number }) => {
    const kind = KINDS[number ?? -1];
    return path !== undefined && kind ? [{ path, kind }] : [];
  });
}

const KINDS: readonly PathChange['kind'][] = ['changed', 'added', 'deleted'];

/** Through dockerode's modem, since its `changes` takes no signal. An empty answer is `null`. */
function askChanges(client: Client, container: string, abortSignal: AbortSignal): Promise<readonly ChangeItem[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly ChangeItem[]>();
  client.docker.modem.dial(
    { path: `/containers/${container}/changes`, method: 'GET', abortSignal, statusCodes: { 200: true } },
    (error, answer) => (error ? reject(error) : resolve(Array.isArray(answer) ? answer : [])),
  );
  return promise;
}
