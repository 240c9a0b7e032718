import type { Container } from '../model/container.ts';
import type { Fact } from '../model/fact.ts';
import type { Emit } from '../model/ports.ts';

/** What happens on the simulated engine, told to everyone who listens. */
export type News = {
  readonly tell: Emit;
  /** Returns how to stop listening. */
  readonly listen: (listener: Emit) => () => void;
};

/** News to which nobody listens yet. */
export function createNews(): News {
  const listeners = new Set<Emit>();
  return {
    tell(fact) {
      for (const listener of [...listeners]) listener(fact);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An event of a container as the engine names it, with the attributes that are no labels. */
export function story(
  at: number,
  { id, name, image, service }: Container,
  action: string,
  attributes: Readonly<Record<string, string>> = {},
): Fact {
  const event = { at, container: id, service, action, attributes: { image, name, ...attributes } };
  return { at, type: 'engine.event', event };
}

/** Settles when `holds` does, looking again after each piece of news; at once when `signal` aborts. */
export async function until(news: News, holds: () => boolean, signal: AbortSignal): Promise<void> {
  if (holds() || signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = news.listen(() => holds() && resolve());
  const give = () => resolve();
  signal.addEventListener('abort', give, { once: true });
  await promise;
  signal.removeEventListener('abort', give);
  stop();
}
