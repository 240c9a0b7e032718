import type { Container } from '../../../model/container.ts';
import { containerPhase, type Service, selectServices } from '../../../model/services.ts';
import type { Severity } from '../../finding.ts';
import type { Known, LoggedLine } from '../../known.ts';
import { isLooping } from '../running/looping.ts';
import { endedWithAll, wasStopped } from '../running/stopped.ts';
import type { Complaint } from './complaint.ts';
import { type Failure, lastFailures, tellingLines } from './failure.ts';
import { beginnings, gotFurther, tellsProgress } from './still.ts';
import { productOf } from './target.ts';

/** What the newest runs of services in trouble say of connections, if it is still so. */
export function worldComplaints(known: Known): readonly Complaint[] {
  return selectServices(known.world).flatMap((service) => {
    const isOrphan = service.spec === null && (known.world.project?.services.length ?? 0) > 0;
    const trouble = isOrphan ? null : troubleOf(service, known);
    return trouble ? complaintsOf(service, trouble, known) : [];
  });
}

/** `ended`: it failed, or is in a loop of failures · `unhealthy` · `running`: nothing but its own words tell of a trouble. */
type Trouble = {
  readonly is: 'ended' | 'unhealthy' | 'running';
  readonly container: Container;
  readonly severity: Severity;
};

function troubleOf(service: Service, known: Known): Trouble | null {
  const { containers, role } = service;
  const failed = containers.find((container) => hasFailed(container, service, known));
  if (failed) {
    const isAsOthers = role === 'long-running' && endedWithAll(failed, known.world);
    return { is: 'ended', container: failed, severity: isAsOthers ? 'info' : 'error' };
  }
  const looping = containers.find((container) => isLooping(container, known));
  if (looping) return { is: 'ended', container: looping, severity: 'error' };
  const unhealthy = containers.find(({ state, health }) => state === 'running' && health === 'unhealthy');
  if (unhealthy) return { is: 'unhealthy', container: unhealthy, severity: 'error' };
  const running = containers.find(({ state, health }) => state === 'running' && health !== 'healthy');
  return running ? { is: 'running', container: running, severity: 'warning' } : null;
}

/** What a signal ended was most likely told to end; what the kernel killed for want of memory has another cause. */
function hasFailed(container: Container, { role }: Service, { world }: Known): boolean {
  if (container.startedAt === null || container.oomKilled || SIGNALS.has(container.exitCode ?? 0)) return false;
  return containerPhase(container, role) === 'failed' && container.exitCode !== 0 && !wasStopped(container, world);
}

const SIGNALS: ReadonlySet<number> = new Set([130, 137, 143]);

function complaintsOf(service: Service, trouble: Trouble, known: Known): readonly Complaint[] {
  const log = known.log(service.name);
  const { container, severity } = trouble;
  const environment =
    Object.keys(container.environment).length > 0 ? container.environment : (service.spec?.environment ?? {});
  return lastFailures(log.map(({ text }) => text))
    .filter(
      (failure) =>
        isStillSo(failure, trouble, log, known.now) &&
        (trouble.is !== 'running' || productOf(failure, environment) !== null),
    )
    .map((failure) => ({
      ...failure,
      service: service.name,
      container,
      severity,
      source: null,
      saidAt: log[failure.said.at]?.at ?? null,
      environment,
    }));
}

/** Lines from the end among which the reason of an end or of bad health stands. */
const NEAR_END = 80;
/** Of a program that runs on: lines after it that are no part of it, how long ago, how old the program is, and what makes two of them two tries; milliseconds. */
const FEW_LINES = 8;
const RECENT_MS = 90_000;
const YOUNG_MS = 120_000;
const APART_MS = 300;

function isStillSo(failure: Failure, { is, container }: Trouble, log: readonly LoggedLine[], now: number): boolean {
  const { at } = failure.said;
  const after = log.slice(at + 1).map(({ text }) => text);
  if (after.length > NEAR_END || gotFurther(after)) return false;
  if (is !== 'running') return true;
  const saidAt = log[at]?.at ?? 0;
  if (now - saidAt > RECENT_MS || beginnings(after).length > FEW_LINES || after.some(tellsProgress)) return false;
  const isYoung = now - (container.startedAt ?? 0) < YOUNG_MS;
  return isYoung || tries(failure, log).some((before) => saidAt - before > APART_MS);
}

function tries(failure: Failure, log: readonly LoggedLine[]): readonly number[] {
  const texts = log.map(({ text }) => text);
  return tellingLines(failure, texts).flatMap((at) => log[at]?.at ?? []);
}
