import type { Service } from '../../../model/services.ts';
import { type EnvLine, envLine } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { envWords } from '../../../words/topics/env.ts';
import { valueWords } from '../../../words/topics/values.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { enabledServices, exampleService } from '../choose.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, modelFact, seenFact, shownPath } from '../facts.ts';
import { usedVariables } from '../settings.ts';
import { assignment, linesOf, listed, originOf, placeOf, tellLine, tellVariable } from '../values.ts';

/** The two roles of `.env`, and which of several values counts, in both of its orders of precedence. */
export const env: Topic = {
  id: 'env',
  tell: (place) => {
    const { world, language } = place;
    const words = envWords(language);
    return {
      id: 'env',
      title: words.title,
      idea: words.idea,
      inProject: [
        ...filledFacts(world, language),
        ...handedFacts(world, language),
        ...winnerFacts(world, language),
        ...countFacts(world, language),
      ],
      commands: commands(place),
      mistakes: [words.restart, words.unused, words.shell, words.dollar],
      url: 'https://docs.docker.com/compose/how-tos/environment-variables/envvars-precedence/',
      related: ['config', 'merge', 'registry', 'directions', 'project-name'],
    };
  },
};

function commands(place: TopicPlace): readonly TopicCommand[] {
  const words = envWords(place.language);
  const service = exampleService(place.world);
  return [
    composeCommand(place, words.variables, null, 'config', '--variables'),
    ...(service ? [composeCommand(place, words.config, 'v', 'config', service.name)] : []),
    ...(service?.state === 'running'
      ? [composeCommand(place, words.inside, null, 'exec', '-T', service.name, 'env')]
      : []),
  ];
}

const MOST_TOLD = 6;

/** The first role: what Compose fills in. */
function filledFacts(world: World, language: Language): readonly LiveFact[] {
  const words = envWords(language);
  const { project, sources } = world;
  const used = usedVariables(world);
  if (!project || !sources || used.length === 0) return [];
  const files = project.envFiles.flatMap((file) => {
    const names = new Set(sources.envFiles[file]?.map(({ name }) => name));
    const given = used.filter(({ reference }) => names.has(reference.name) && !isFromShell(world, reference.name));
    const told = words.fills(shownPath(world, file), given.length, used.length);
    return given.length > 0 ? [{ text: told, source: shownPath(world, file), place: null }] : [];
  });
  const others = used.flatMap(({ reference, place }) => {
    const origin = originOf(world, reference.name);
    if (origin?.kind === 'shell') return [shellFact(world, reference.name, origin.value, language)];
    const told = origin?.kind === 'unset' ? tellVariable(world, reference, language) : null;
    return told === null ? [] : [factAt(words.unset(told), place, world)];
  });
  return [...files, ...others.slice(0, MOST_TOLD)];
}

function isFromShell(world: World, name: string): boolean {
  return originOf(world, name)?.kind === 'shell';
}

function shellFact(world: World, name: string, value: string, language: Language): LiveFact {
  const words = envWords(language);
  const line = linesOf(world, name).at(-1);
  const written = assignment(name, value);
  if (!line) return seenFact(words.shellWins(written));
  return factAt(words.shellWinsOver(written, tellLine(world, line, language)), line, world);
}

/** The second role: which services get which env files as variables. */
function handedFacts(world: World, language: Language): readonly LiveFact[] {
  const words = envWords(language);
  const { sources } = world;
  if (!sources) return [];
  const services = enabledServices(world).filter(({ spec }) => spec);
  const files = [...new Set(services.flatMap(({ name }) => sources.serviceEnvFiles[name] ?? []))];
  const handed = files.flatMap((file) => {
    const lines = sources.envFiles[file];
    const names = services.filter(({ name }) => sources.serviceEnvFiles[name]?.includes(file)).map(({ name }) => name);
    if (!lines) return [];
    const told = words.hands(shownPath(world, file), lines.length, listed(names, language));
    const bases = names.map((name) => `services.${name}.env_file`);
    const place = bases.flatMap((base) => placeOf(world, base) ?? placeOf(world, `${base}.0`) ?? [])[0];
    return [factAt(told, place, world)];
  });
  const without = services
    .filter(
      ({ name, spec }) => !sources.serviceEnvFiles[name]?.length && Object.keys(spec?.environment ?? {}).length > 0,
    )
    .map(({ name }) => name);
  if (handed.length === 0 || without.length === 0) return handed;
  return [...handed, modelFact(words.none(listed(without, language)), world)];
}

/** Where both name a variable and differ, `environment` wins. */
function winnerFacts(world: World, language: Language): readonly LiveFact[] {
  const words = envWords(language);
  const facts = enabledServices(world).flatMap((service) =>
    Object.entries(service.spec?.environment ?? {}).flatMap(([name, value]) => {
      const place = placeOf(world, `services.${service.name}.environment.${name}`);
      const line = fileLine(world, service.name, name);
      if (!place || !line || value === null || line.value === value) return [];
      const [winner, loser] = [assignment(name, value), assignment(name, line.value)];
      // Of what is hidden nothing can be seen to differ.
      if (winner === loser) return [];
      const [where, other] = [tellLine(world, place, language), tellLine(world, line, language)];
      return [factAt(words.wins(service.name, winner, where, loser, other), place, world)];
    }),
  );
  return facts.slice(0, MOST_TOLD);
}

/** The line of the service's own env files that counts for a variable: the last one. */
function fileLine({ sources }: World, service: string, name: string): EnvLine | undefined {
  return envLine(sources, sources?.serviceEnvFiles[service] ?? [], name);
}

function countFacts(world: World, language: Language): readonly LiveFact[] {
  const service = exampleService(world);
  if (!world.sources || world.project?.origin !== 'resolved' || !service?.spec) return [];
  const words = envWords(language);
  const names = Object.keys(service.spec.environment);
  const direct = names.filter((name) => placeOf(world, `services.${service.name}.environment.${name}`));
  const others = names.filter((name) => !direct.includes(name) && fileLine(world, service.name, name));
  const image = imageVariables(service);
  const parts = [
    ...(direct.length > 0 ? [words.byEnvironment(direct.length)] : []),
    ...(others.length > 0 ? [words.byFile(others.length)] : []),
    ...(image.length > 0 ? [words.byImage(image.length, listed(image, language, 4))] : []),
  ];
  if (parts.length === 0) return [];
  return [seenFact(words.counts(service.name, parts.join(valueWords(language).join)))];
}

/**
 * What only the image can have brought into a container that is as the files are now. Compose adds the proxies of the docker command's own configuration, and they are
 * none of the image's.
 */
function imageVariables({ spec, containers, stale }: Service): readonly string[] {
  if (stale.config.stale !== false) return [];
  const names = Object.keys(containers[0]?.environment ?? {});
  return names.filter((name) => !(name in (spec?.environment ?? {})) && !/^(?:https?|ftp|no|all)_proxy$/i.test(name));
}
