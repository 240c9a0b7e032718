import type { Project } from '../model/project.ts';
import { digest } from './identity.ts';
import type { News } from './news.ts';
import type { Timeline } from './timeline.ts';

/** A network or a volume; `project` and `key` are null where Compose did not make it. */
export type Supply = {
  readonly id: string;
  readonly name: string;
  readonly project: string | null;
  readonly key: string | null;
};

/** Networks and volumes by name. */
export type Supplies = {
  readonly list: () => readonly Supply[];
  readonly has: (name: string) => boolean;
  readonly add: (name: string, owner?: { readonly project: Project; readonly key: string }) => Supply;
  readonly remove: (name: string) => void;
};

/** The networks of the engine; the three that it makes itself are there. Changes are told. */
export function createNetworks(news: News, timeline: Timeline): Supplies {
  const networks = createSupplies(['bridge', 'host', 'none']);
  const tell = () =>
    news.tell({
      at: timeline.now(),
      type: 'networks.listed',
      names: networks
        .list()
        .map(({ name }) => name)
        .sort(),
    });
  return {
    ...networks,
    add(name, owner) {
      const added = networks.add(name, owner);
      tell();
      return added;
    },
    remove(name) {
      networks.remove(name);
      tell();
    },
  };
}

/** The volumes of the engine. */
export function createVolumes(): Supplies {
  return createSupplies([]);
}

function createSupplies(names: readonly string[]): Supplies {
  const supplies = new Map<string, Supply>();
  const add: Supplies['add'] = (name, owner) => {
    const supply = { id: digest(name), name, project: owner?.project.name ?? null, key: owner?.key ?? null };
    supplies.set(name, supply);
    return supply;
  };
  for (const name of names) add(name);
  return {
    list: () => [...supplies.values()],
    has: (name) => supplies.has(name),
    add,
    remove: (name) => supplies.delete(name),
  };
}
