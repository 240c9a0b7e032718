import type { World } from '../../../model/world.ts';
import { describedServices } from './services.ts';

/** `service:port` for each port that is known of a service that stays: those that it publishes, and those that its image exposes. Ended ones answer nobody. */
export function insideAddresses(world: World): readonly string[] {
  return describedServices(world)
    .filter(({ role, spec }) => role !== 'one-shot' && spec.networks.length > 0)
    .flatMap(({ name, spec, containers }) => {
      const exposed = containers.flatMap(({ ports }) => ports.map(({ containerPort }) => containerPort));
      const ports = new Set([...spec.ports.map(({ target }) => target), ...exposed]);
      return [...ports].sort((a, b) => a - b).map((port) => `${name}:${port}`);
    });
}
