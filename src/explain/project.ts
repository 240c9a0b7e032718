import { type Service, selectServices } from '../model/services.ts';
import { isStale } from '../model/staleness.ts';
import type { World } from '../model/world.ts';
import type { Language } from '../words/catalogue.ts';
import { explainWords } from '../words/explain.ts';
import { staleWords } from '../words/stale.ts';
import type { Evidence } from './evidence.ts';
import type { Advice, Explanation } from './explanation.ts';
import { startStory } from './start-story.ts';
import { explainComposeProblem, explainEngineProblem } from './trouble.ts';

/** The project as a whole: what stands in its way first, then what runs, and how its start went. `now` is milliseconds since the epoch. */
export function explainProject(
  world: World,
  evidence: Pick<Evidence, 'newest'>,
  language: Language,
  now: number,
): Explanation {
  const { engine, projectProblem } = world;
  if (engine.state === 'lost')
    return trouble(explainWords(language).engineTitle, [explainEngineProblem(engine.problem, language)]);
  if (projectProblem)
    return trouble(explainWords(language).projectProblemTitle, explainComposeProblem(projectProblem, language));
  return summary(world, startStory({ world, evidence, language, now }), language);
}

function trouble(title: string, paragraphs: readonly string[]): Explanation {
  return { title, tone: 'bad', paragraphs, advice: [] };
}

function summary(world: World, story: readonly string[], language: Language): Explanation {
  const words = explainWords(language);
  const services = selectServices(world).filter((service) => service.phase !== 'off');
  const broken = services.filter((service) => service.phase === 'failed' || service.phase === 'unhealthy');
  const stale = services.filter((service) => isStale(service.stale));
  const up = services.filter((service) => service.state === 'running').length;
  const done = services.filter((service) => service.phase === 'done').length;
  const missing = missingNetworks(world);
  const isSimulated = world.engine.state === 'connected' && world.engine.info.simulated;
  const paragraphs = [
    ...(isSimulated ? [words.simulated] : []),
    ...missing.map((network) => words.externalMissing(network)),
    ...(broken.length > 0 ? [words.projectTrouble(names(broken))] : []),
    ...(stale.length > 0 ? [staleWords(language).project(names(stale))] : []),
    words.projectSummary(services.length, up, done, services.length - up - done),
    ...(up + done === 0 ? [words.projectNothing] : []),
    ...story,
    ...(services.length > 0 ? [words.order(services.map((service) => service.name).join(' → '))] : []),
    ...(world.project && world.project.files.length > 1
      ? [words.projectFiles(world.project.files.map(baseName).join(' + '))]
      : []),
    ...(world.project?.origin === 'files' ? [words.filesOnly] : []),
  ];
  const tone = broken.length + missing.length > 0 ? 'bad' : up === 0 ? 'neutral' : 'good';
  return {
    title: words.projectTitle(world.project?.name ?? ''),
    tone,
    paragraphs,
    advice: advise(world, missing, up, words),
  };
}

function advise(
  world: World,
  missing: readonly string[],
  up: number,
  words: ReturnType<typeof explainWords>,
): readonly Advice[] {
  const networks = missing.map((network) => ({
    key: ':',
    text: words.doNetwork(network),
    command: `docker network create ${network}`,
  }));
  const start = { key: 'u', text: words.doUpProject, command: 'docker compose up -d' };
  if (up === 0) return [...networks, start, { key: 'v', text: words.doConfig, command: 'docker compose config' }];
  const hasRules = world.project?.services.some((service) => service.watch.length > 0) ?? false;
  const watch =
    hasRules && world.watch.state === 'off' ? [{ key: 'w', text: words.doWatch, command: 'docker compose watch' }] : [];
  return [...networks, ...watch, { key: 'd', text: words.doDown, command: 'docker compose down' }];
}

/** External networks of the project that the engine does not have; empty while that is not known. */
export function missingNetworks(world: World): readonly string[] {
  const { networks, project } = world;
  if (!networks || project?.origin !== 'resolved') return [];
  return project.networks
    .filter((network) => network.external && !networks.includes(network.name))
    .map((network) => network.name);
}

function names(services: readonly Service[]): string {
  return services.map((service) => service.name).join(', ');
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
