import type { Container, PortBinding } from '../model/container.ts';
import type { ServiceSpec } from '../model/project.ts';
import { type BuildCache, createBuildCache } from './build-cache.ts';
import { bindings } from './container.ts';
import { Containers } from './containers.ts';
import { NO_FILES } from './files.ts';
import { createImages, type Images } from './images.ts';
import { createNews, type News } from './news.ts';
import { programOf } from './programs/programs.ts';
import { createSurroundings } from './programs/surroundings.ts';
import type { Place } from './project.ts';
import { createNetworks, createVolumes, type Supplies } from './supplies.ts';
import type { Timeline } from './timeline.ts';

/** The simulated engine: all that it has, and what happens on it. */
export type Machine = {
  readonly place: Place;
  readonly timeline: Timeline;
  readonly news: News;
  readonly containers: Containers;
  readonly images: Images;
  readonly networks: Supplies;
  readonly volumes: Supplies;
  readonly buildCache: BuildCache;
  /** Creates a container with the ports of its service. */
  readonly create: (container: Container, spec: Pick<ServiceSpec, 'ports'>) => void;
};

/** An engine with nothing on it. */
export function createMachine(place: Place, timeline: Timeline): Machine {
  const news = createNews();
  const surroundings = createSurroundings();
  const images = createImages(() => news.tell({ at: timeline.now(), type: 'images.changed' }));
  const containers: Containers = new Containers({
    timeline,
    news,
    programOf: (container) => programOf(container, surroundings),
    filesOf: ({ imageId }) => images.find(imageId)?.files ?? NO_FILES,
    obstacle(container, ports) {
      const used = containers.list().flatMap((other) => other.ports);
      const taken = ports.find((wanted) => used.some((held) => isSamePort(wanted, held)));
      return taken ? takenPort(container, taken) : '';
    },
  });
  return {
    place,
    timeline,
    news,
    containers,
    images,
    networks: createNetworks(news, timeline),
    volumes: createVolumes(),
    buildCache: createBuildCache(),
    create: (container, spec) => containers.create(container, bindings(spec, container.oneOff)),
  };
}

function isSamePort(wanted: PortBinding, held: PortBinding): boolean {
  return wanted.hostPort === held.hostPort && wanted.protocol === held.protocol;
}

/** In the words of Engine 28.5. */
function takenPort({ name, id }: Container, { hostIp, hostPort }: PortBinding): string {
  const endpoint = `driver failed programming external connectivity on endpoint ${name} (${id})`;
  return `failed to set up container networking: ${endpoint}: Bind for ${hostIp}:${hostPort} failed: port is already allocated`;
}
