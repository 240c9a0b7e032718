import { type Service, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { configWords } from '../../../words/topics/config.ts';
import { shownKeys } from '../../stale.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { explainComposeProblem } from '../../trouble.ts';
import { exampleService } from '../choose.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact, shownPath } from '../facts.ts';
import { isRequired, usedVariables } from '../settings.ts';
import { listed } from '../values.ts';

/** The merged configuration: what was read, and what comes out of it. */
export const config: Topic = {
  id: 'config',
  tell: (place) => {
    const { world, language } = place;
    const words = configWords(language);
    const service = exampleService(world)?.name;
    return {
      id: 'config',
      title: words.title,
      idea: words.idea,
      inProject: [
        ...problemFacts(world, language),
        ...readFacts(world, language),
        ...serviceFacts(world, language),
        ...requiredFacts(world, language),
        ...staleFacts(world, language),
      ],
      commands: [
        composeCommand(place, words.all, service === undefined ? 'v' : null, 'config'),
        ...(service === undefined ? [] : [composeCommand(place, words.one, 'v', 'config', service)]),
        composeCommand(place, words.names, null, 'config', '--services'),
        composeCommand(place, words.volumes, null, 'config', '--volumes'),
        composeCommand(place, words.variables, null, 'config', '--variables'),
      ],
      mistakes: [words.running, words.folder, words.profile, words.secrets],
      url: 'https://docs.docker.com/reference/cli/docker/compose/config/',
      related: ['merge', 'env', 'project-name', 'commands'],
    };
  },
};

function problemFacts({ projectProblem }: World, language: Language): readonly LiveFact[] {
  if (!projectProblem) return [];
  const said = explainComposeProblem(projectProblem, language).join(language === 'en' ? ' ' : '');
  return [seenFact(configWords(language).refused(said))];
}

function readFacts(world: World, language: Language): readonly LiveFact[] {
  const words = configWords(language);
  const files = world.project?.files.map((file) => shownPath(world, file)) ?? [];
  const envFiles = world.project?.envFiles.map((file) => shownPath(world, file)) ?? [];
  return [
    ...(files.length > 0 ? [seenFact(words.read(listed(files, language)))] : []),
    ...(envFiles.length > 0 ? [seenFact(words.readEnv(listed(envFiles, language)))] : []),
  ];
}

function serviceFacts(world: World, language: Language): readonly LiveFact[] {
  const words = configWords(language);
  const described = selectServices(world).filter(({ spec }) => spec);
  const on = described.filter(({ spec }) => spec?.enabled).map(({ name }) => name);
  const off = described.filter(({ spec }) => !spec?.enabled);
  const profiles = [...new Set(off.flatMap(({ spec }) => spec?.profiles ?? []))];
  const names = off.map(({ name }) => name);
  return [
    ...(on.length > 0 ? [modelFact(words.services(on.length, listed(on, language, 12)), world)] : []),
    ...(off.length > 0 ? [modelFact(words.off(listed(names, language), listed(profiles, language)), world)] : []),
  ];
}

function requiredFacts(world: World, language: Language): readonly LiveFact[] {
  const required = usedVariables(world).filter(isRequired);
  if (required.length === 0) return [];
  const names = required.map(({ reference }) => reference.name);
  return [factAt(configWords(language).required(listed(names, language)), required[0]?.place, world)];
}

function staleFacts(world: World, language: Language): readonly LiveFact[] {
  const stale = selectServices(world).filter((service) => service.stale.config.stale === true);
  return stale.map((service) => seenFact(staleText(service, language)));
}

function staleText(service: Service, language: Language): string {
  const words = configWords(language);
  const keys = shownKeys(service, language);
  return keys === '' ? words.differs(service.name) : words.differsIn(service.name, keys);
}
