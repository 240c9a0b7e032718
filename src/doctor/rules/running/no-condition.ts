import type { Container } from '../../../model/container.ts';
import type { ServiceSpec } from '../../../model/project.ts';
import { type Service, selectServices } from '../../../model/services.ts';
import type { Place } from '../../../model/sources.ts';
import type { World } from '../../../model/world.ts';
import { clockMs } from '../../../text/format.ts';
import type { Language } from '../../../words/catalogue.ts';
import { gateWords } from '../../../words/doctor/gates.ts';
import type { Evidence, Finding } from '../../finding.ts';
import { compose, editFix, restartFix } from '../../fixes.ts';
import { placeText } from '../../place.ts';
import type { Rule } from '../../rule.ts';
import { oneShotCommand } from '../../texts/one-shot-command.ts';
import { dependencyPlace } from './places.ts';

/** A service that waits only for the start of a one-shot, not for its end. On the service that waits too little, since that is where the fault stands. */
export const noCondition: Rule = {
  code: 'dependency.no-condition',
  supersedes: [],
  find({ world, isPasted }, language) {
    if (isPasted || world.project?.origin !== 'resolved') return [];
    const services = selectServices(world);
    return services.flatMap((service) =>
      (service.spec?.dependsOn ?? []).flatMap(({ service: name, condition }) => {
        const other = services.find((one) => one.name === name);
        if (condition !== 'service_started' || !other?.spec) return [];
        const place = dependencyPlace(world, service.name, name);
        // Compose adds such dependencies itself, for `network_mode: service:…` and the like; no file has those.
        if (world.sources && !place) return [];
        const sign = signOf(other, other.spec, service, services);
        return sign ? [toFinding(service, other, sign, place, world, language)] : [];
      }),
    );
  },
};

/** How it is known that a service is one-shot. */
type Sign =
  | { readonly kind: 'awaited'; readonly by: string }
  | { readonly kind: 'ended' }
  | { readonly kind: 'command'; readonly text: string };

function signOf(other: Service, spec: ServiceSpec, waiter: Service, services: readonly Service[]): Sign | null {
  const by = services.find(
    ({ name, spec: own }) =>
      name !== waiter.name &&
      own?.dependsOn.some((one) => one.service === other.name && one.condition === 'service_completed_successfully'),
  );
  if (by) return { kind: 'awaited', by: by.name };
  if (other.role === 'one-shot' && other.phase === 'done') return { kind: 'ended' };
  const offers = spec.ports.length > 0 || spec.healthcheck !== null || (spec.restart !== '' && spec.restart !== 'no');
  const text = offers ? null : oneShotCommand([...(spec.entrypoint ?? []), ...(spec.command ?? [])]);
  return text === null ? null : { kind: 'command', text };
}

function toFinding(
  service: Service,
  other: Service,
  sign: Sign,
  place: Place | null,
  world: World,
  language: Language,
): Finding {
  const words = gateWords(language);
  const race = raceOf(service.containers[0], other.containers[0]);
  return {
    code: 'dependency.no-condition',
    // It is a fault when the service is in trouble and came too early; else it may well be meant.
    severity: race && TROUBLED.has(service.phase) ? 'warning' : 'info',
    service: service.name,
    title: words.noCondition(service.name, other.name),
    evidence: [
      ...(place ? [{ source: placeText(place, world), text: `depends_on: ${other.name}` }] : []),
      ...signEvidence(sign, other),
      ...(race ? [raceEvidence(service, other, race, language)] : []),
    ],
    why: words.noConditionWhy(service.name, other.name),
    fixes: [
      editFix(words.addCondition, place, words.addConditionExplain(other.name)),
      restartFix(words.apply, compose('up', '-d'), words.applyExplain(service.name, other.name)),
    ],
    topic: 'one-shot',
    suffers: [],
  };
}

const TROUBLED: ReadonlySet<Service['phase']> = new Set(['failed', 'restarting', 'unhealthy']);

type Race = { readonly startedAt: number; readonly finishedAt: number };

/** Whether the service was started before the one-shot had ended. */
function raceOf(early: Container | undefined, late: Container | undefined): Race | null {
  const startedAt = early?.startedAt ?? null;
  const finishedAt = late?.finishedAt ?? null;
  const begun = late?.startedAt ?? null;
  if (startedAt === null || finishedAt === null || begun === null) return null;
  return startedAt >= begun && startedAt < finishedAt ? { startedAt, finishedAt } : null;
}

function signEvidence(sign: Sign, other: Service): readonly Evidence[] {
  switch (sign.kind) {
    case 'awaited':
      return [
        {
          source: 'docker compose config',
          text: `services.${sign.by}.depends_on.${other.name}.condition: service_completed_successfully`,
        },
      ];
    case 'ended':
      return other.containers.map(({ name, exitCode }) => ({
        source: `docker inspect ${name}`,
        text: `"Status": "exited", "ExitCode": ${exitCode}`,
      }));
    case 'command':
      return [{ source: 'docker compose config', text: `services.${other.name}.command: ${sign.text}` }];
  }
}

function raceEvidence(service: Service, other: Service, race: Race, language: Language): Evidence {
  const words = gateWords(language);
  const names = [service, other].map(({ containers, name }) => containers[0]?.name ?? name).join(' ');
  return {
    source: `docker inspect ${names}`,
    text: words.race(service.name, clockMs(race.startedAt), other.name, clockMs(race.finishedAt)),
  };
}
