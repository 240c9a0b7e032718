import type { Container } from '../model/container.ts';
import { type BuildCache, createBuildCache } from './build-cache.ts';
import { bindings } from './container.ts';
import { Containers } from './containers.ts';
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
  const containers = new Containers({
    timeline,
    news,
    programOf: (container) => programOf(container, surroundings),
    obstacle: (container) => (scenario === 'port-taken' ? takenPort(container) : ''),
  });
  return {
    scenario,
    directory,
    timeline,
    news,
    containers,
    images: createImages(),
    networks: createNetworks(news, timeline),
    volumes: createVolumes(),
    buildCache: createBuildCache(),
    create(container) {
      const spec = specs.get(container.service);
      containers.create(container, spec ? bindings(spec, container.oneOff) : []);
    },
  };
}

/** Another program's container has port 8000. In the words of Engine 28.5. */
function takenPort({ name, id, service, oneOff }: Container): string {
  if (service !== 'backend' || oneOff) return '';
  const endpoint = `driver failed programming external connectivity on endpoint ${name} (${id})`;
  return `failed to set up container networking: ${endpoint}: Bind for 0.0.0.0:8000 failed: port is already allocated`;
}
