import type { Service } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Known } from '../../known.ts';
import { isLoopback } from '../../texts/listening.ts';
import type { Refused } from './refused.ts';

/**
 * Why a connection did not come about, as far as can be told. On the machine: `machine-nothing` nothing listens there · `machine-loopback` a program does, on 127.0.0.1 only ·
 * `machine-now` one does by now · `machine-container` a container publishes the port (`own`: the service of this project that it is of) · `machine` it is not known ·
 * `machine-silent`. Another service: `not-up` · `other-failed` · `published-port` the port is that of the machine (`target` is the container's) · `other-port` it listens on others ·
 * `other-loopback` · `too-early` · `service-silent`. Else: `self`, `socket`, `elsewhere`, `elsewhere-silent`, `unknown`.
 */
export type RefusedCause =
  | { readonly is: 'machine-loopback' | 'machine-now'; readonly port: number; readonly program: string }
  | { readonly is: 'machine-nothing'; readonly port: number }
  | { readonly is: 'machine-container'; readonly port: number; readonly container: string; readonly own: string | null }
  | { readonly is: 'machine'; readonly isDesktop: boolean }
  | { readonly is: 'not-up' | 'other-failed' | 'service-silent'; readonly other: Service }
  | { readonly is: 'published-port'; readonly other: Service; readonly port: number; readonly target: number }
  | { readonly is: 'other-port'; readonly other: Service; readonly port: number; readonly ports: readonly number[] }
  | { readonly is: 'other-loopback'; readonly other: Service; readonly port: number }
  | { readonly is: 'too-early'; readonly other: Service; readonly isAwaited: boolean }
  | { readonly is: 'machine-silent' | 'self' | 'socket' | 'elsewhere' | 'elsewhere-silent' | 'unknown' };

/** Works out why. */
export function causeOfRefusal(refused: Refused, known: Known): RefusedCause {
  const { said, target } = refused;
  const isSilent = said.kind === 'silent';
  switch (target.direction.to) {
    case 'self':
      return { is: said.kind === 'socket' ? 'socket' : 'self' };
    case 'machine':
      return isSilent ? { is: 'machine-silent' } : onMachine(refused, known);
    case 'service':
      return inService(refused, target.direction.service, known);
    case 'elsewhere':
      return { is: isSilent ? 'elsewhere-silent' : 'elsewhere' };
    case 'unknown':
      return { is: 'unknown' };
  }
}

/** Docker Desktop and its like reach the loopback address of the machine too; on Linux it is the bridge that leads there. */
export function isDesktop({ said }: Pick<Refused, 'said'>, { engine }: World): boolean {
  if (/^(?:192\.168\.65\.|0\.250\.250\.|192\.168\.5\.)/.test(said.address ?? '')) return true;
  const info = engine.state === 'connected' ? engine.info : engine.state === 'lost' ? engine.last : null;
  return (
    info !== null &&
    /desktop|\.docker\/run|docker_engine|orbstack|colima|dockerDesktop/i.test(`${info.context} ${info.host}`)
  );
}

function onMachine(refused: Refused, { answers, world }: Known): RefusedCause {
  const { port } = refused.target;
  const desktop = isDesktop(refused, world);
  const holder = port === null ? undefined : answers.hostPort(port, 'tcp');
  if (port === null || !holder) return { is: 'machine', isDesktop: desktop };
  const [container] = holder.containers;
  if (container) {
    const own = container.project !== null && container.project === world.project?.name ? container.service : null;
    return { is: 'machine-container', port, container: container.name, own };
  }
  const { processes } = holder;
  const [first] = processes ?? [];
  if (!processes) return { is: 'machine', isDesktop: desktop };
  if (!first) return { is: 'machine-nothing', port };
  const isNarrow = processes.every(({ address }) => isLoopback(address));
  return { is: isNarrow && !desktop ? 'machine-loopback' : 'machine-now', port, program: first.name };
}

const DOWN: ReadonlySet<string> = new Set(['absent', 'off', 'stopped', 'created', 'done', 'waiting']);
const FAILED: ReadonlySet<string> = new Set(['failed', 'restarting', 'unhealthy']);

function inService({ complaint, said, target }: Refused, other: Service, { answers, world }: Known): RefusedCause {
  if (DOWN.has(other.phase)) return { is: 'not-up', other };
  if (FAILED.has(other.phase)) return { is: 'other-failed', other };
  if (said.kind === 'silent') return { is: 'service-silent', other };
  const { port } = target;
  const running = other.containers.find(({ state }) => state === 'running');
  const listeners = (running && answers.sockets(running.id)) || [];
  const here = listeners.filter((one) => one.port === port);
  if (port !== null && here.length > 0 && here.every(({ address }) => isLoopback(address))) {
    return { is: 'other-loopback', other, port };
  }
  if (port !== null && here.length === 0) {
    const inside = innerPort(other, port);
    if (inside !== null) return { is: 'published-port', other, port, target: inside };
    const ports = [...new Set(listeners.map((one) => one.port))].sort((a, b) => a - b);
    if (ports.length > 0) return { is: 'other-port', other, port, ports };
  }
  const own = world.project?.services.find(({ name }) => name === complaint.service);
  const isAwaited = (own?.dependsOn ?? []).some(
    ({ service, condition }) => service === other.name && condition === 'service_healthy',
  );
  return { is: 'too-early', other, isAwaited };
}

/** The container's port that is published as that port of the machine, where it is another. */
function innerPort({ spec, containers }: Service, port: number): number | null {
  const published = (spec?.ports ?? []).find((one) => one.published === String(port))?.target;
  const bound = containers.flatMap(({ ports }) => ports).find(({ hostPort }) => hostPort === port)?.containerPort;
  const target = published ?? bound ?? null;
  return target === port ? null : target;
}
