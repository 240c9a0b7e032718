import type { ExistingResource } from '../model/ports.ts';
import { type Client, PATIENCE_MS } from './client.ts';
import { within } from './patience.ts';

/** The networks and volumes with the project's label, by name. Throws when the engine does not answer. */
export async function listResources(
  client: Client,
  project: string,
  signal: AbortSignal,
): Promise<readonly ExistingResource[]> {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  return within(PATIENCE_MS, signal, async (abortSignal) => {
    const [networks, volumes] = await Promise.all([
      client.docker.listNetworks({ filters, abortSignal }),
      client.docker.listVolumes({ filters, abortSignal }),
    ]);
    return [
      ...networks.map((network) => toResource('network', network)),
      ...(volumes.Volumes ?? []).map((volume) => toResource('volume', volume)),
    ].sort((one, other) => one.name.localeCompare(other.name));
  });
}

/** The names of all networks of the engine: a project may use one that carries another project's label, or none. */
export async function listNetworkNames(client: Client, signal: AbortSignal): Promise<readonly string[]> {
  const networks = await within(PATIENCE_MS, signal, (abortSignal) => client.docker.listNetworks({ abortSignal }));
  return networks.map(({ Name }) => Name).sort();
}

type Labelled = { readonly Name: string; readonly Labels?: Readonly<Record<string, string>> | null | undefined };

/** Compose writes the name of the file into a second label, `com.docker.compose.network` or `com.docker.compose.volume`. */
function toResource(kind: ExistingResource['kind'], { Name, Labels }: Labelled): ExistingResource {
  return { kind, name: Name, key: Labels?.[`com.docker.compose.${kind}`] ?? Name };
}
