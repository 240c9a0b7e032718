import { hashOf } from '../../compose/config-text.ts';
import type { Container } from '../../model/container.ts';
import type { ContainerReference, NamedImage, ServiceConfiguration } from '../../model/staleness.ts';

/** Whether the name that a container's image was chosen by belongs to another image now; null where the name belongs to none. */
export function isImageStale(container: Container, named: NamedImage | null): boolean | null {
  if (!named) return null;
  // Compose writes what it compares with into a label; after a build that can be another kind of id than the one of the inspect.
  const own = [container.imageId, container.labels['com.docker.compose.image'] ?? ''].map(digits);
  return !own.includes(digits(named.id));
}

/** Whether a container carries the hash of this configuration. `idsOf`: the containers of a service, any of which a reference can stand for. */
export function carries(
  { configHash }: Container,
  { texts }: ServiceConfiguration,
  idsOf: (service: string) => readonly string[],
): boolean {
  return texts.some((text) => {
    const references = text.filter((piece) => typeof piece !== 'string');
    return choices(references, idsOf).some(
      (chosen) => hashOf(text, (reference) => reference.prefix + (chosen.get(reference) ?? '')) === configHash,
    );
  });
}

/** Compose's version as the hash depends on it: `2.40.3` also for `v2.40.3-desktop.1`; empty where it is not known. */
export function plainVersion(text: string | undefined): string {
  return /\d+\.\d+\.\d+/.exec(text ?? '')?.[0] ?? '';
}

/** Podman leaves the algorithm out in some places. */
function digits(id: string): string {
  return id.replace(/^sha256:/, '');
}

/** More ways to resolve references than anybody has. */
const MOST_CHOICES = 256;

function choices(
  references: readonly ContainerReference[],
  idsOf: (service: string) => readonly string[],
): readonly ReadonlyMap<ContainerReference, string>[] {
  let all: ReadonlyMap<ContainerReference, string>[] = [new Map()];
  for (const reference of references) {
    const ids = idsOf(reference.containerOf);
    all = all.flatMap((chosen) => ids.map((id) => new Map([...chosen, [reference, id]]))).slice(0, MOST_CHOICES);
  }
  return all;
}
