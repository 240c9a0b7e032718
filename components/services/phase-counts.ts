import type { Phase, Service } from '../../src/model/services.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { phaseWords } from '../../src/words/phase.ts';
import { servicesWords } from '../../src/words/services.ts';
import { phaseMark } from './phase-mark.ts';

/** How many services are in each phase, such as `1 failed`, styled; what needs attention comes first, phases without a service are left out. */
export function phaseCounts(services: readonly Service[], language: Language): readonly string[] {
  return counted(services).map(({ phase, count }) =>
    phaseMark(phase).tone(servicesWords(language).counted(count, phaseWords(language)[phase])),
  );
}

/** The same in signs, such as `✖ 1`, for where words do not fit. Phases that share a sign are one. */
export function phaseSigns(services: readonly Service[]): readonly string[] {
  const groups = Map.groupBy(counted(services), ({ phase }) => phaseMark(phase).symbol);
  return [...groups].map(([symbol, group]) => {
    const count = group.reduce((sum, { count }) => sum + count, 0);
    return group[0] ? phaseMark(group[0].phase).tone(`${symbol} ${count}`) : '';
  });
}

function counted(services: readonly Service[]): readonly { readonly phase: Phase; readonly count: number }[] {
  const groups = Map.groupBy(services, (service) => service.phase);
  return BY_URGENCY.map((phase) => ({ phase, count: groups.get(phase)?.length ?? 0 })).filter(({ count }) => count > 0);
}

const BY_URGENCY: readonly Phase[] = [
  'failed',
  'unhealthy',
  'restarting',
  'waiting',
  'starting',
  'healthy',
  'running',
  'paused',
  'created',
  'done',
  'stopped',
  'absent',
  'off',
];
