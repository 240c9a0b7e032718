import type { Container } from '../../model/container.ts';
import type { Engine, LogEnd } from '../../model/ports.ts';
import type { World } from '../../model/world.ts';
import type { LogChoice } from './entry.ts';

/** The containers whose logs are wanted, by service and number. One-off containers are left out. */
export function chosenContainers({ containers }: World, { services }: LogChoice): readonly Container[] {
  return Object.values(containers)
    .filter(({ oneOff, service }) => !oneOff && (services.length === 0 || services.includes(service)))
    .sort((one, other) => one.service.localeCompare(other.service) || one.number - other.number);
}

/** Where the logs come from: as much of a session as is needed here. */
export type LogSources = {
  readonly engine: Engine;
  readonly world: () => World;
  readonly subscribe: (listener: () => void) => () => void;
};

/** A log that cannot be read, or whose stream broke. */
export type LogTrouble = {
  readonly container: Container;
  readonly end: Extract<LogEnd, { readonly kind: 'unreadable' | 'failed' }>;
};

/** Takes the troubles as they are met. */
export type Tell = (trouble: LogTrouble) => void;
