import type { World } from './world.ts';

/** True where the engine is a simulated one, also while it is lost. */
export function isSimulated({ engine }: Pick<World, 'engine'>): boolean {
  if (engine.state === 'connected') return engine.info.simulated;
  return engine.state === 'lost' && engine.last?.simulated === true;
}
