import type { Service } from '../../src/model/services.ts';
import type { Choice, Situation, Target } from '../command.ts';
import { compose, docker, does } from '../parts/argv.ts';
import { deletion } from '../parts/choices.ts';
import { reasons } from '../parts/reasons.ts';
import { servicesOf } from '../parts/target.ts';
import { containers } from './down-details.ts';
import { downWords } from './down-words.ts';

/** The answers that remove the containers of these services and nothing else. Compose refuses the name of an orphan, so the engine removes those. */
export function removals(situation: Situation, target: Target): readonly Choice[] {
  if (target.kind === 'project') return [];
  const services = servicesOf(situation, target).filter((service) => service.containers.length > 0);
  return [
    ...removal(
      situation,
      services.filter(({ spec }) => spec),
    ),
    ...orphanRemoval(
      situation,
      services.filter(({ spec }) => !spec),
    ),
  ];
}

function removal(situation: Situation, services: readonly Service[]): readonly Choice[] {
  if (services.length === 0) return [];
  const names = services.map(({ name }) => name);
  const argv = compose(situation, 'rm', '--stop', '--force', ...names);
  const label = downWords(situation.language).onlyServices(reasons(situation.language).join(names));
  const next = does({ kind: 'run', argv, services: names, show: 'activity' });
  return [deletion('r', label, next, details(situation, services))];
}

function orphanRemoval(situation: Situation, orphans: readonly Service[]): readonly Choice[] {
  if (orphans.length === 0) return [];
  const names = orphans.map(({ name }) => name);
  const all = orphans.flatMap((orphan) => orphan.containers.map(({ name }) => name));
  const argv = docker(situation, 'rm', '--force', ...all);
  const label = downWords(situation.language).onlyOrphans(reasons(situation.language).join(names));
  const next = does({ kind: 'run', argv, services: names, show: 'activity' });
  return [deletion('o', label, next, details(situation, orphans))];
}

function details(situation: Situation, services: readonly Service[]): readonly string[] {
  const goes = services.flatMap((service) =>
    service.containers.map((container) => ({
      container,
      standing: service.spec ? ('member' as const) : ('orphan' as const),
    })),
  );
  return containers(goes, situation.language);
}
