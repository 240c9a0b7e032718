import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { nameWords } from '../../../words/doctor/names.ts';
import type { Evidence, Finding, Fix } from '../../finding.ts';
import { commandFix, editFix, stepFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import { ownWords, recognised } from '../../own-words.ts';
import { placeText } from '../../place.ts';
import type { Question } from '../../question.ts';
import type { Rule } from '../../rule.ts';
import { missingNetwork } from '../../texts/missing-network.ts';

/** A network that the files call external is not there. */
export const externalNetworkMissing: Rule = {
  code: 'network.external-missing',
  supersedes: ['container.exited', 'dependency.one-shot-failed'],
  asks: (known) =>
    missingNetworks(known).length === 0
      ? []
      : candidates(known.world).map(({ path }): Question => ({ kind: 'path', path })),
  find: (known, language) => missingNetworks(known).map((missing) => findingOf(missing, known, language)),
};

type MissingNetwork = { readonly name: string; readonly evidence: Evidence | null };

function missingNetworks(known: Known): readonly MissingNetwork[] {
  const { networks, project } = known.world;
  const said = recognised(ownWords(known), missingNetwork)
    .map(({ found, evidence }) => ({ name: found, evidence }))
    .filter(({ name }) => known.isPasted || networks?.includes(name) !== true)
    // One that the project makes itself went away while it was in use, which is another trouble.
    .filter(({ name }) => project?.networks.find((network) => network.name === name)?.external !== false);
  const seen = known.isPasted ? [] : absent(known.world);
  return [...new Map([...seen, ...said].map((one) => [one.name, one])).values()];
}

function absent({ engine, networks, project }: World): readonly MissingNetwork[] {
  if (engine.state !== 'connected' || networks === null || !project || project.origin === 'labels') return [];
  const used = new Set(project.services.filter(({ enabled }) => enabled).flatMap((service) => service.networks));
  return project.networks
    .filter(({ key, name, external }) => external && used.has(key) && !networks.includes(name))
    .map(({ name }) => ({ name, evidence: null }));
}

function findingOf({ name, evidence }: MissingNetwork, known: Known, language: Language): Finding {
  const words = nameWords(language);
  const { world } = known;
  const key = world.project?.networks.find((network) => network.name === name)?.key ?? name;
  const place = world.sources?.places[`networks.${key}.external`] ?? world.sources?.places[`networks.${key}`];
  return {
    code: 'network.external-missing',
    severity: 'error',
    service: null,
    title: words.networkMissing(name),
    evidence: [
      evidence ?? { source: 'docker network ls', text: words.notListed(name) },
      ...(place ? [{ source: placeText(place, world), text: lineText(key, place.written) }] : []),
    ],
    why: words.networkWhy,
    fixes: [
      commandFix(words.listNetworks, ['docker', 'network', 'ls'], words.listNetworksExplain),
      commandFix(words.createNetwork(name), ['docker', 'network', 'create', name], words.createExplain),
      ...fileFixes(known, language),
      ...(place ? [editFix(words.editNetwork, place, words.editNetworkExplain)] : []),
    ],
    topic: 'external-network',
    suffers: (world.project?.services ?? [])
      .filter((service) => service.enabled && service.networks.includes(key))
      .map((service) => service.name),
  };
}

function lineText(key: string, written: string | null): string {
  return written === null ? `${key}:` : `external: ${written}`;
}

type Candidate = { readonly kind: 'override' | 'traefik'; readonly file: string; readonly path: string };

/** Files beside the project's that make such networks by custom: an override that `-f` leaves out, and the stack of the public Traefik. */
function candidates({ project }: World): readonly Candidate[] {
  if (!project || project.directory === '') return [];
  const hasOverride = project.files.some((file) => OVERRIDES.some((name) => file.endsWith(`/${name}`)));
  const files = [
    ...(hasOverride ? [] : OVERRIDES.map((file) => ({ kind: 'override' as const, file }))),
    ...TRAEFIK.map((file) => ({ kind: 'traefik' as const, file })),
  ];
  return files
    .map((each) => ({ ...each, path: `${project.directory}/${each.file}` }))
    .filter(({ path }) => !project.files.includes(path));
}

const OVERRIDES = [
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
  'compose.override.yaml',
  'compose.override.yml',
];
const TRAEFIK = ['docker-compose.traefik.yml', 'compose.traefik.yaml', 'compose.traefik.yml'];

function fileFixes({ world, answers }: Known, language: Language): readonly Fix[] {
  const words = nameWords(language);
  return candidates(world)
    .filter(({ path }) => answers.path(path)?.kind === 'file')
    .map(({ kind, file }) =>
      kind === 'override'
        ? stepFix(words.withOverride(file), words.withOverrideExplain(file))
        : stepFix(words.startStack(file), words.startStackExplain(file)),
    );
}
