import type { Container } from '../model/container.ts';
import { type BuildCache, createBuildCache } from './build-cache.ts';
import { bindings } from './container.ts';
import { Containers } from './containers.ts';
import { NO_FILES } from './files.ts';
import { createImages, type Images } from './images.ts';
import { createNews, type News } from './news.ts';
import { programOf } from './programs/programs.ts';
import { surroundingsOf } from './programs/surroundings.ts';
import { aiPicProject } from './project.ts';
import type { Scenario } from './scenario.ts';
import { createNetworks, createVolumes, type Supplies } from './supplies.ts';
import type { Timeline } from './timeline.ts';

/** The simulated engine: all that it has, and what happens on it. */
export type Machine = {
  readonly scenario: Scenario;
  readonly directory: string;
  readonly timeline: Timeline;
  readonly news: News;
  readonly containers: Containers;
  readonly images: Images;
  readonly networks: Supplies;
  readonly volumes: Supplies;
  readonly buildCache: BuildCache;
  /** Creates a container with the ports of its service. */
  readonly create: (container: Container) => void;
};

/** An engine with nothing on it. */
export function createMachine(scenario: Scenario, directory: string, timeline: Timeline): Machine {
  const news = createNews();
  const surroundings = surroundingsOf(scenario);
  const specs = new Map(aiPicProject(directory, scenario).services.map((spec) => [spec.name, spec]));
  const portsOf = ({ service, oneOff }: Container) => {
    const spec = specs.get(service);
    return spec ? bindings(spec, oneOff) : [];
  };
  const images = createImages(() => news.tell({ at: timeline.now(), type: 'images.changed' }));
  const containers: Containers = new Containers({
    timeline,
    news,
    programOf: (container) => programOf(container, surroundings),
    filesOf: ({ imageId }) => images.find(imageId)?.files ?? NO_FILES,
    obstacle: (container) => {
      const used = containers.list().flatMap(({ ports }) => ports.map(({ hostPort }) => hostPort));
      const taken = portsOf(container).find(({ hostPort }) => [...used, ...portsOfOthers(scenario)].includes(hostPort));
      return taken ? takenPort(container, taken.hostPort) : '';
    },
  });
  return {
    scenario,
    directory,
    timeline,
    news,
    containers,
    images,
    networks: createNetworks(news, timeline),
    volumes: createVolumes(),
    buildCache: createBuildCache(),
    create: (container) => containers.create(container, portsOf(container)),
  };
}

/** Ports that containers of other projects have. */
function portsOfOthers(scenario: Scenario): readonly (number | null)[] {
  return scenario === 'port-taken' ? [8000] : [];
}

/** In the words of Engine 28.5. */
function takenPort({ name, id }: Container, port: number | null): string {
  const endpoint = `driver failed programming external connectivity on endpoint ${name} (${id})`;
  return `failed to set up container networking: ${endpoint}: Bind for 0.0.0.0:${port} failed: port is already allocated`;
}
