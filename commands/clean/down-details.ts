import type { Language } from '../../src/words/catalogue.ts';
import { listing } from '../parts/listing.ts';
import type { Departure, Standee } from './departure.ts';
import { downWords } from './down-words.ts';

/** Line by line what a `down` without `-v` takes, then what stays and why. */
export function downDetails(leaving: Departure, language: Language): readonly string[] {
  const words = downWords(language);
  const volumes = named(leaving, 'volume');
  const kept = [...volumes.go, ...volumes.held.map((line) => line.name)];
  return [
    ...containers(leaving.goes, language),
    ...networks(leaving, language),
    ...staying(leaving, kept.length > 0 ? [...kept.map((name) => words.noted(name, words.named))] : [], language),
  ];
}

/** The same for `down -v`: volumes first, since their data cannot be made again. */
export function downVolumesDetails(leaving: Departure, language: Language): readonly string[] {
  const words = downWords(language);
  const { go, held } = named(leaving, 'volume');
  const lost = [...go, ...leaving.anonymous.map(({ container, target }) => words.anonymous(container, target))];
  const title = lost.length > 0 ? [words.volumes(lost.length), ...listing(lost, language)] : [];
  const none = lost.length === 0 && leaving.resources ? [words.noVolumes] : [];
  return [
    ...title,
    ...none,
    ...containers(leaving.goes, language),
    ...networks(leaving, language),
    ...staying(
      leaving,
      held.map(({ name, by }) => words.noted(name, words.inUse(by))),
      language,
    ),
  ];
}

/** The containers that go, by name, with what is unusual about them. */
export function containers(goes: readonly Standee[], language: Language): readonly string[] {
  const words = downWords(language);
  if (goes.length === 0) return [words.noContainers];
  return [
    words.containers(goes.length),
    ...listing(
      goes.map((standee) => line(standee, language)),
      language,
    ),
  ];
}

function networks(leaving: Departure, language: Language): readonly string[] {
  const words = downWords(language);
  if (!leaving.resources) return [words.unread];
  const { go } = named(leaving, 'network');
  return go.length === 0 ? [] : [words.networks(go.length), ...listing(go, language)];
}

function staying(leaving: Departure, volumes: readonly string[], language: Language): readonly string[] {
  const words = downWords(language);
  const lines = [
    ...leaving.stays.map((standee) => line(standee, language)),
    ...named(leaving, 'network').held.map(({ name, by }) => words.noted(name, words.inUse(by))),
    ...volumes,
    ...leaving.external.map((name) => words.noted(name, words.external)),
  ];
  return lines.length === 0 ? [] : [words.stay, ...listing(lines, language)];
}

function named(leaving: Departure, kind: 'network' | 'volume') {
  const of = leaving.resources ?? { go: [], held: [] };
  return {
    go: of.go.filter((resource) => resource.kind === kind).map(({ name }) => name),
    held: of.held
      .filter(({ resource }) => resource.kind === kind)
      .map(({ resource, by }) => ({ name: resource.name, by: by.join(', ') })),
  };
}

function line({ container, standing }: Standee, language: Language): string {
  const words = downWords(language);
  switch (standing) {
    case 'member':
      return container.name;
    case 'one-off':
      return words.noted(container.name, words.oneOff);
    case 'orphan':
      return words.noted(container.name, words.orphan);
    case 'profile-off':
      return words.noted(container.name, words.profileOff);
  }
}
