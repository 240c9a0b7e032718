import type { Container } from '../../../model/container.ts';
import { containerPhase, type Service, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { plain } from '../../../text/sanitize.ts';
import type { Evidence, Severity } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { causeOf, sawOom } from './cause.ts';
import type { Ending } from './ending.ts';
import { isLooping } from './looping.ts';
import { endedWithAll, wasStopped } from './stopped.ts';

/** The endings that the engine knows of. What a person stopped is none, and neither is an orphan's. */
export function worldEndings(known: Known): readonly Ending[] {
  return selectServices(known.world).flatMap((service) => {
    const isOrphan = service.spec === null && (known.world.project?.services.length ?? 0) > 0;
    const broken = isOrphan ? undefined : brokenOf(service, known);
    return broken ? [toEnding(service, broken, known)] : [];
  });
}

function brokenOf(service: Service, known: Known): Container | undefined {
  const failed = service.containers.find((container) => hasFailed(container, service, known.world));
  return failed ?? service.containers.find((container) => isLooping(container, known));
}

function hasFailed(container: Container, service: Service, world: World): boolean {
  if (container.state !== 'exited' && container.state !== 'created' && container.state !== 'dead') return false;
  if (container.error !== '' || isOom(container, world)) return true;
  if (containerPhase(container, service.role) !== 'failed' || container.exitCode === 0) return false;
  return !wasStopped(container, world) && !isSetAside(container, service, world);
}

/** A one-shot that a signal ended was stopped by somebody; that is only a fault for those that still wait for it. */
function isSetAside({ exitCode }: Container, service: Service, world: World): boolean {
  if (service.role !== 'one-shot' || !SIGNALS.has(exitCode ?? 0)) return false;
  return !selectServices(world).some(({ name, phase }) => service.dependents.includes(name) && phase === 'waiting');
}

const SIGNALS: ReadonlySet<number> = new Set([130, 137, 143]);

function isOom(container: Container, { events }: World): boolean {
  const { startedAt, finishedAt, exitCode, id } = container;
  if (container.oomKilled) return true;
  return exitCode === 137 && startedAt !== null && finishedAt !== null && sawOom(events, id, startedAt, finishedAt);
}

function toEnding(service: Service, container: Container, known: Known): Ending {
  const { exitCode, error, state, restartCount, restartPolicy } = container;
  const lines = known.log(service.name).map(({ text }) => text);
  const code = state === 'created' ? null : (exitCode ?? lastExit(container, known.world));
  const isOver = state !== 'restarting' && state !== 'running';
  return {
    service: service.name,
    container: container.name,
    role: service.role,
    code,
    cause: causeOf({ code, error, isOom: isOom(container, known.world), lines: state === 'running' ? [] : lines }),
    again: isOver ? null : { times: restartCount, policy: restartPolicy },
    severity: severityOf(service, container, known),
    seen: [seen(container, code)],
    lines,
    linesFrom: null,
    known: container,
  };
}

/** Of a container that runs again the engine's last `die` tells with what it ended before. */
function lastExit({ id }: Container, { events }: World): number | null {
  const died = events.findLast(({ container, action }) => container === id && action === 'die');
  const code = died?.attributes['exitCode'];
  return code === undefined ? null : Number(code);
}

/** Up between two ends it may be of use; ended together with all others it was most likely stopped; nobody has to wait for an optional one-shot. */
function severityOf(service: Service, container: Container, { world, now }: Known): Severity {
  const { state, startedAt, error } = container;
  if (state === 'running') return now - (startedAt ?? 0) < 10_000 ? 'error' : 'warning';
  if (service.role === 'one-shot') return isOptional(service, world) ? 'warning' : 'error';
  return error === '' && !isOom(container, world) && endedWithAll(container, world) ? 'info' : 'error';
}

function isOptional({ name, dependents }: Service, world: World): boolean {
  const specs = (world.project?.services ?? []).filter((spec) => dependents.includes(spec.name));
  const waits = specs.flatMap(({ dependsOn }) => dependsOn.filter(({ service }) => service === name));
  return waits.length > 0 && waits.every(({ required }) => !required);
}

function seen({ name, state, error, oomKilled, restartCount }: Container, code: number | null): Evidence {
  const facts = [
    `"Status": "${state}"`,
    ...(code === null ? [] : [`"ExitCode": ${code}`]),
    ...(oomKilled ? ['"OOMKilled": true'] : []),
    ...(error === '' ? [] : [`"Error": ${JSON.stringify(plain(error))}`]),
    ...(restartCount > 0 ? [`"RestartCount": ${restartCount}`] : []),
  ];
  return { source: `docker inspect ${name}`, text: facts.join(', ') };
}
