import { holdsBack, type Service, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { duration } from '../../../text/format.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Language } from '../../../words/catalogue.ts';
import { gateWords } from '../../../words/doctor/gates.ts';
import type { Evidence, Finding, Fix } from '../../finding.ts';
import { commandFix, compose, restartFix } from '../../fixes.ts';
import type { Known } from '../../known.ts';
import type { Rule } from '../../rule.ts';

/** A service that others have been waiting for longer than is usual. */
export const waiting: Rule = {
  code: 'dependency.waiting',
  supersedes: [],
  find(known, language) {
    if (known.isPasted) return [];
    return selectServices(known.world).flatMap((service) => {
      const held = heldBy(service, known.world);
      const isLeft = isUp(service.phase) || known.world.jobs.every(({ result }) => result !== null);
      const since = held.length === 0 || !isLeft ? null : sinceWhen(service, held);
      const isLong = since !== null && known.now - since > patience(service);
      return isLong ? [toFinding(service, held, known.now - since, known, language)] : [];
    });
  },
};

/** Nobody wonders about less, in milliseconds. */
const LEAST_MS = 30_000;

/** As long as a start period lasts, failing probes do not count. */
function patience({ containers }: Service): number {
  return Math.max(LEAST_MS, ...containers.map(({ healthcheck }) => healthcheck?.startPeriodMs ?? 0));
}

function heldBy({ name }: Service, world: World): readonly Service[] {
  return selectServices(world).filter(
    ({ phase, gates }) => phase === 'waiting' && gates.some((gate) => gate.service === name && holdsBack(gate)),
  );
}

/** Since when it could have opened the gate: since it runs; where it does not run at all, since others were created. */
function sinceWhen({ phase, containers }: Service, held: readonly Service[]): number | null {
  const started = containers.flatMap(({ startedAt }) => startedAt ?? []);
  switch (phase) {
    case 'starting':
    case 'running':
    case 'paused':
      return started.length === 0 ? null : Math.max(...started);
    case 'absent':
    case 'stopped':
    case 'done':
      return Math.max(...held.flatMap((service) => service.containers.map(({ createdAt }) => createdAt)));
    default:
      return null;
  }
}

function toFinding(
  service: Service,
  held: readonly Service[],
  waited: number,
  { log }: Known,
  language: Language,
): Finding {
  const words = gateWords(language);
  const { name, phase, containers } = service;
  const names = held.map((one) => one.name);
  const newest = log(name).findLast(({ text }) => text.trim() !== '');
  const state: Evidence = { source: `docker inspect ${containers[0]?.name ?? name}`, text: stateText(service) };
  const last: readonly Evidence[] = newest ? [{ source: words.logOf(name), text: plain(newest.text).trim() }] : [];
  return {
    code: 'dependency.waiting',
    severity: 'info',
    service: name,
    title: words.waited(words.join(names), name, duration(waited)),
    evidence: [...(containers.length > 0 ? [state] : []), ...(isUp(phase) ? last : [])],
    why: whyOf(service, words),
    fixes: fixesOf(service, words),
    topic: 'start-up',
    suffers: names,
  };
}

function isUp(phase: Service['phase']): boolean {
  return phase === 'starting' || phase === 'running';
}

function stateText({ state, health }: Service): string {
  return health === 'none' ? `"Status": "${state}"` : `"Status": "${state}", "Health": "${health}"`;
}

function whyOf({ name, phase, role }: Service, words: ReturnType<typeof gateWords>): string {
  if (phase === 'starting') return words.notHealthyYet(name);
  if (phase === 'paused') return words.isPaused(name);
  if (phase === 'running') return role === 'one-shot' ? words.notDoneYet(name) : words.noHealthcheck(name);
  return words.notRunning(name);
}

function fixesOf({ name, phase }: Service, words: ReturnType<typeof gateWords>): readonly Fix[] {
  if (isUp(phase)) return [commandFix(words.readLog, compose('logs', '--tail', '200', name), words.readLogExplain)];
  if (phase === 'paused') return [commandFix(words.unpause, compose('unpause', name), words.unpauseExplain)];
  return [restartFix(words.startAll, compose('up', '-d'), words.startAllExplain)];
}
