import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { mergeWords } from '../../../words/topics/merge.ts';
import { valueWords } from '../../../words/topics/values.ts';
import type { LiveFact, Topic, TopicCommand, TopicPlace } from '../../topic.ts';
import { exampleService } from '../choose.ts';
import { composeCommand } from '../command-line.ts';
import { factAt, seenFact, shownPath } from '../facts.ts';
import { type Setting, settingsUnder } from '../settings.ts';
import { listed } from '../values.ts';

/** The rules by which compose files are merged, and what each file of this project decides. */
export const merge: Topic = {
  id: 'merge',
  tell: (place) => {
    const { world, language } = place;
    const words = mergeWords(language);
    return {
      id: 'merge',
      title: words.title,
      idea: words.idea,
      inProject: [...orderFacts(world, language), ...decisionFacts(world, language), ...severalFacts(world, language)],
      commands: commands(place),
      mistakes: [words.lists, words.single, words.command, words.paths],
      url: 'https://docs.docker.com/reference/compose-file/merge/',
      related: ['config', 'env', 'command', 'ports', 'external-network'],
    };
  },
};

function commands(place: TopicPlace): readonly TopicCommand[] {
  const { world, language, compose } = place;
  const words = mergeWords(language);
  const service = exampleService(world)?.name;
  const [first, second] = world.project?.files ?? [];
  return [
    composeCommand(place, words.all, service === undefined ? 'v' : null, 'config'),
    ...(service === undefined ? [] : [composeCommand(place, words.service, 'v', 'config', service)]),
    ...(first === undefined || second === undefined
      ? []
      : [composeCommand({ compose: withFile(compose, first) }, words.base, null, 'config')]),
  ];
}

/** The same command on this one file. */
function withFile(compose: readonly string[], file: string): readonly string[] {
  const others = compose.filter((word, at) => word !== '-f' && compose[at - 1] !== '-f');
  const at = others.indexOf('compose') + 1;
  return [...others.slice(0, at), '-f', file, ...others.slice(at)];
}

function orderFacts(world: World, language: Language): readonly LiveFact[] {
  const words = mergeWords(language);
  const files = world.project?.files.map((file) => shownPath(world, file)) ?? [];
  if (files.length === 0) return [];
  return [seenFact(files.length === 1 ? words.one(files[0] ?? '') : words.order(files.join(' → ')))];
}

/** What is merged: services, networks and volumes, with how each is called in a sentence. */
function parts({ project }: World, language: Language) {
  const words = mergeWords(language);
  return [
    ...(project?.services ?? []).map(({ name }) => ({ path: `services.${name}`, called: name })),
    ...(project?.networks ?? []).map(({ key }) => ({ path: `networks.${key}`, called: words.network(key) })),
    ...(project?.volumes ?? []).map(({ key }) => ({ path: `volumes.${key}`, called: words.volume(key) })),
  ];
}

/** What the files after the first one have the last word on. */
function decisionFacts(world: World, language: Language): readonly LiveFact[] {
  const words = mergeWords(language);
  return (world.project?.files.slice(1) ?? []).flatMap((file) => {
    const shown = shownPath(world, file);
    const touched = parts(world, language).flatMap((part) => {
      const all = settingsUnder(world, part.path);
      const own = all.filter(({ place }) => place.file === file);
      return own.length > 0 ? [{ ...part, own, isWhole: own.length === all.length }] : [];
    });
    const whole = touched.filter(({ isWhole, path }) => isWhole && path.startsWith('services.'));
    const some = touched.filter((part) => !whole.includes(part));
    const names = whole.map(({ called }) => called);
    return [
      ...some.map(({ called, own }) =>
        factAt(words.decides(shown, called, keysOf(own, language)), own[0]?.place, world),
      ),
      ...(names.length > 0
        ? [factAt(words.whole(shown, listed(names, language)), whole[0]?.own[0]?.place, world)]
        : []),
    ];
  });
}

/** `command, environment (SMTP_HOST, SMTP_PORT), ports`. */
function keysOf(settings: readonly Setting[], language: Language): string {
  const words = mergeWords(language);
  const byKey = new Map<string, string[]>();
  for (const { keys } of settings) {
    const [key = '', ...rest] = keys;
    byKey.set(key, [...(byKey.get(key) ?? []), rest.join('.')]);
  }
  const shown = [...byKey].map(([key, names]) =>
    NAMED.has(key) ? words.within(key, listed(names, language, 4)) : key,
  );
  return shown.join(valueWords(language).join);
}

/** Maps that are known by the names in them. */
const NAMED: ReadonlySet<string> = new Set(['environment', 'labels']);

/** Lists and maps whose items come from several files. */
function severalFacts(world: World, language: Language): readonly LiveFact[] {
  const words = mergeWords(language);
  return (world.project?.services ?? []).flatMap(({ name }) => {
    const settings = settingsUnder(world, `services.${name}`);
    const keys = [...new Set(settings.map(({ keys }) => keys[0] ?? ''))];
    return keys.flatMap((key) => {
      const own = settings.filter(({ keys }) => keys[0] === key);
      const files = [...new Set(own.map(({ place }) => place.file))];
      if (files.length < 2) return [];
      const counts = files.map((file) =>
        words.part(own.filter(({ place }) => place.file === file).length, shownPath(world, file)),
      );
      const told = words.several(key, name, counts.join(valueWords(language).join));
      return [factAt(told, own[0]?.place, world)];
    });
  });
}
