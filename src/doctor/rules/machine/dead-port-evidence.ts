import type { ValuePlace } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { listeningWords } from '../../../words/doctor/listening.ts';
import type { Evidence } from '../../finding.ts';
import type { DeadPort } from '../../listening-places.ts';
import { portEvidence } from '../../port-place.ts';

/** What shows that a published port leads nowhere: the program's own words, the sockets in the container, the line that publishes it. */
export function deadPortEvidence(dead: DeadPort, world: World, language: Language): readonly Evidence[] {
  const words = listeningWords(language);
  const { service, container, said, listeners, port } = dead;
  const log = said ? [{ source: words.log(service.name), text: said.line.trim() }] : [];
  const table =
    listeners && container
      ? [{ source: words.table(container.name), text: listeners.map(written).join(words.join) }]
      : [];
  return [...log, ...table, ...portEvidence(world, service.name, port.host)];
}

/** Where the command of a service stands; null where it is the image's, or not known. */
export function commandPlace({ sources }: World, service: string): ValuePlace | null {
  return sources?.places[`services.${service}.command`] ?? sources?.places[`services.${service}.entrypoint`] ?? null;
}

function written({ address, port }: { readonly address: string; readonly port: number }): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
