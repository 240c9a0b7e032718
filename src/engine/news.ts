import { isDeepStrictEqual } from 'node:util';
import type { Container } from '../model/container.ts';
import type { Emit } from '../model/ports.ts';
import type { EngineMessage } from './event.ts';
import { createProbeTracker } from './probes.ts';
import { createRefresher } from './refresh.ts';

/** Turns the engine's messages into facts about one project, beginning with its inventory. */
export type News = {
  /** The truth of this moment. Messages may only be taken after it. */
  list(containers: readonly Container[], networks: readonly string[]): void;
  take(message: EngineMessage): void;
};

/** What news are looked up with. Both throw when the engine does not answer; `broken` is told of it. */
export type Lookup = {
  /** Null when the container is gone; undefined when the engine cannot describe it now. */
  readonly inspect: (id: string) => Promise<Container | null | undefined>;
  readonly networks: () => Promise<readonly string[]>;
  readonly broken: (error: unknown) => void;
};

/** News of `project` as facts to `emit`, until `signal` aborts. */
export function createNews(project: string, lookup: Lookup, emit: Emit, signal: AbortSignal): News {
  const known = new Map<string, Container>();
  const refresher = createRefresher((id, current) => look(id, current).catch(lookup.broken), signal);
  const probes = createProbeTracker(refresher.touch, signal);
  return { list, take };

  function list(containers: readonly Container[], networks: readonly string[]): void {
    for (const container of containers) known.set(container.id, container);
    emit({ at: Date.now(), type: 'containers.listed', containers });
    emit({ at: Date.now(), type: 'networks.listed', names: networks });
  }

  function take(message: EngineMessage): void {
    if (message.type === 'network') takeNetwork(message);
    else if (message.type === 'image') takeImage(message);
    else takeContainer(message);
  }

  function takeContainer(message: EngineMessage): void {
    const { id, verb, attributes } = message;
    if (!known.has(id) && attributes['com.docker.compose.project'] !== project) return;
    if (probes.take(message, known.get(id))) return;
    if (!SILENT.has(verb)) emit({ at: Date.now(), type: 'engine.event', event: toStory(message, known.get(id)) });
    if (verb === 'destroy' || verb === 'remove') remove(id);
    else if (!STATELESS.has(verb)) refresher.touch(id);
  }

  /** A container's networks are part of what is known of it, and no event of its own tells that they changed. */
  function takeNetwork({ verb, attributes }: EngineMessage): void {
    const container = attributes.container ?? '';
    if (verb !== 'connect' && verb !== 'disconnect') refresher.touch(NETWORKS);
    else if (known.has(container)) refresher.touch(container);
  }

  /** Whose image it is nobody can tell by the event: an image loses its name by the `tag` of another. */
  function takeImage({ verb, at }: EngineMessage): void {
    if (!NAMES_STAY.has(verb)) emit({ at, type: 'images.changed' });
  }

  async function look(id: string, current: () => boolean): Promise<void> {
    if (id === NETWORKS) return lookAtNetworks(current);
    const container = await lookup.inspect(id);
    if (!current() || container === undefined) return;
    if (container === null) return remove(id);
    if (isDeepStrictEqual(known.get(id), container)) return;
    known.set(id, container);
    emit({ at: Date.now(), type: 'container.changed', container });
  }

  async function lookAtNetworks(current: () => boolean): Promise<void> {
    const names = await lookup.networks();
    if (current()) emit({ at: Date.now(), type: 'networks.listed', names });
  }

  function remove(id: string): void {
    refresher.forget(id);
    if (known.delete(id)) emit({ at: Date.now(), type: 'container.removed', id });
  }
}

/** No container has this id. */
const NETWORKS = 'networks';

/** What happens to an image and moves no name. */
const NAMES_STAY = new Set(['save', 'push', 'mount', 'unmount', 'prune']);

/** What tells no story: looks from outside, terminals coming and going. */
const SILENT = new Set(['archive-path', 'attach', 'detach', 'exec_detach', 'exec_start', 'export', 'resize', 'top']);

/** What changes nothing that an inspect shows. A `kill` that does is followed by a `die`. */
const STATELESS = new Set([...SILENT, 'commit', 'copy', 'exec_create', 'exec_die', 'extract-to-dir', 'kill']);

/** The engine repeats all labels in each event; the story is in the rest. */
function toStory({ id, action, at, attributes }: EngineMessage, container: Container | undefined) {
  const isLabel = (name: string) => name.includes('.') || name in (container?.labels ?? {});
  return {
    at,
    container: id,
    service: attributes['com.docker.compose.service'] ?? container?.service ?? '',
    action,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => !isLabel(name))),
  };
}
