import type { World } from '../../model/world.ts';
import type { LogSources } from './sources.ts';

/** The world as soon as `holds` is true of it; as it is after `patienceMs`, or when `signal` aborts, otherwise. */
export async function worldThat(
  { world, subscribe }: Pick<LogSources, 'world' | 'subscribe'>,
  holds: (world: World) => boolean,
  patienceMs: number,
  signal: AbortSignal,
): Promise<World> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const give = () => resolve();
  const stop = subscribe(() => holds(world()) && resolve());
  const timer = setTimeout(give, patienceMs);
  signal.addEventListener('abort', give);
  if (!holds(world()) && !signal.aborted) await promise;
  signal.removeEventListener('abort', give);
  clearTimeout(timer);
  stop();
  return world();
}
