import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { buildkitWords } from '../../../words/topics/buildkit.ts';
import type { LiveFact, Topic } from '../../topic.ts';
import { dockerCommand } from '../command-line.ts';
import { type SeenStep, seenSteps, stepPlace } from '../seen-steps.ts';

/** BuildKit, and what the steps of this project's builds mount. */
export const buildkit: Topic = {
  id: 'buildkit',
  tell: (place) => {
    const { world, language } = place;
    const words = buildkitWords(language);
    return {
      id: 'buildkit',
      title: words.title,
      idea: words.idea,
      inProject: mountFacts(world, language),
      commands: [
        dockerCommand(place, words.used, 'buildx', 'du'),
        dockerCommand(place, words.builders, 'buildx', 'ls'),
        dockerCommand(place, words.version, 'buildx', 'version'),
      ],
      mistakes: [words.inside, words.survives, words.argument, words.old],
      url: 'https://docs.docker.com/build/cache/optimize/',
      related: ['layers', 'dockerfile', 'context', 'multi-stage', 'disk'],
    };
  },
};

function mountFacts(world: World, language: Language): readonly LiveFact[] {
  const texts = seenSteps(world).flatMap((step) => mountsOf(step).map((mount) => mountText(step, mount, language)));
  const source = buildkitWords(language).source;
  return [...new Set(texts)].filter((text) => text !== '').map((text) => ({ text, source, place: null }));
}

type Mount = Readonly<Record<string, string>>;

/** The options of each `--mount` of a `RUN`, such as `{ type: 'cache', target: '/root/.cache/uv' }`; an option without a value has an empty one. */
function mountsOf({ instruction }: SeenStep): readonly Mount[] {
  const [flags = ''] = /^RUN\s+(?:--\S+\s+)*/.exec(instruction) ?? [];
  return [...flags.matchAll(/--mount=(\S+)/g)].map(([, options = '']) =>
    Object.fromEntries(options.split(',').map((option) => pairOf(option))),
  );
}

function pairOf(option: string): readonly [string, string] {
  const equals = option.indexOf('=');
  return equals === -1 ? [option, ''] : [option.slice(0, equals), option.slice(equals + 1)];
}

/** Options have other names besides (BuildKit's `parser/instructions`): `dst` and `destination`, `src`. Without a type it is a bind. */
function mountText(step: SeenStep, mount: Mount, language: Language): string {
  const words = buildkitWords(language);
  const at = stepPlace(step);
  const target = mount.target ?? mount.dst ?? mount.destination ?? '';
  const source = mount.source ?? mount.src ?? words.wholeContext;
  switch (mount.type ?? 'bind') {
    case 'cache':
      return words.cache(at, target);
    case 'bind':
      return mount.from === undefined
        ? words.bind(at, source)
        : words.bindFrom(at, mount.source ?? mount.src ?? '/', mount.from);
    case 'secret':
      return words.secret(at, mount.id ?? target);
    case 'ssh':
      return words.ssh(at);
    case 'tmpfs':
      return words.tmpfs(at, target);
    default:
      return '';
  }
}
