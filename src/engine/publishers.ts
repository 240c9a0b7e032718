import type { Publisher } from '../model/ports.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { within } from './patience.ts';

/** The containers that hold a port of the engine's machine now, of any project. Throws when the engine does not answer. */
export async function listPublishers(
  client: Client,
  port: number,
  protocol: 'tcp' | 'udp',
  signal: AbortSignal,
): Promise<readonly Publisher[]> {
  const running = await within(PATIENCE_MS, signal, (abortSignal) => client.docker.listContainers({ abortSignal }));
  return toPublishers(running, port, protocol);
}

/** What this room reads of an item of `GET /containers/json`. */
export type RunningSummary = {
  readonly Id: string;
  readonly Names?: readonly string[] | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly Ports?: readonly { readonly PublicPort?: number; readonly Type?: string }[] | null;
};

/** Looked for here and not by the engine's filter `publish`, which Podman does not know. */
export function toPublishers(
  running: readonly RunningSummary[],
  port: number,
  protocol: 'tcp' | 'udp',
): readonly Publisher[] {
  return running
    .filter(({ Ports }) => (Ports ?? []).some(({ PublicPort, Type }) => PublicPort === port && Type === protocol))
    .map(({ Id, Names, Labels }) => ({
      name: Names?.[0]?.replace(/^\//, '') ?? Id.slice(0, 12),
      project: Labels?.['com.docker.compose.project'] ?? null,
      service: Labels?.['com.docker.compose.service'] ?? null,
    }));
}
