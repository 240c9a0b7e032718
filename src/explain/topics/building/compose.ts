import { selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { composeWords } from '../../../words/topics/compose.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { enabledServices } from '../choose.ts';
import { composeCommand, dockerCommand } from '../command-line.ts';
import { modelFact, seenFact, shownPath } from '../facts.ts';
import { listed } from '../values.ts';

/** Compose against Docker Engine against Docker Desktop. */
export const compose: Topic = {
  id: 'compose',
  tell: (place) => {
    const { world, language } = place;
    const words = composeWords(language);
    return {
      id: 'compose',
      title: words.title,
      idea: words.idea,
      inProject: [...engineFacts(world, language), ...projectFacts(world, language)],
      commands: [
        composeCommand(place, words.list, '1', 'ps', '--all'),
        dockerCommand(place, words.versions, 'version'),
        composeCommand(place, words.composeVersion, null, 'version'),
        dockerCommand(place, words.contexts, 'context', 'ls'),
      ],
      mistakes: [words.hyphen, words.daemon, words.folder, words.closing],
      url: 'https://docs.docker.com/get-started/docker-overview/',
      related: ['image', 'container', 'config', 'project-name', 'commands'],
    };
  },
};

/** The contexts that these products make, by their fixed names. */
const PRODUCTS: Readonly<Record<string, string>> = {
  'desktop-linux': 'Docker Desktop',
  orbstack: 'OrbStack',
  colima: 'Colima',
  'rancher-desktop': 'Rancher Desktop',
};

function engineFacts({ engine, composeVersion }: World, language: Language): readonly LiveFact[] {
  const words = composeWords(language);
  const facts: LiveFact[] = [];
  if (engine.state === 'connected') {
    const { version, platform, host, context, simulated } = engine.info;
    const product = PRODUCTS[context];
    facts.push(seenFact(simulated ? words.simulated : words.engine(version, platform, host)));
    if (product !== undefined && !simulated) facts.push(seenFact(words.product(context, product)));
  }
  if (composeVersion !== null) facts.push(seenFact(words.compose(composeVersion)));
  return facts;
}

function projectFacts(world: World, language: Language): readonly LiveFact[] {
  const words = composeWords(language);
  const { project, engine, containersKnown } = world;
  const facts: LiveFact[] = [];
  const services = enabledServices(world).map(({ name }) => name);
  const files = project?.files.map((file) => shownPath(world, file)) ?? [];
  if (project && files.length > 0 && services.length > 0) {
    const told = words.project(listed(files, language), project.name, services.length, listed(services, language));
    facts.push(modelFact(told, world));
  }
  if (containersKnown && engine.state === 'connected') {
    const containers = selectServices(world).flatMap((service) => service.containers);
    const running = containers.filter(({ state }) => state === 'running').length;
    if (containers.length > 0) facts.push(seenFact(words.containers(containers.length, running)));
  }
  return facts;
}
