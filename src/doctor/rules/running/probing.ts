import type { Container } from '../../../model/container.ts';
import { holdsBack, type Service, selectService, selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { serviceOfContainer } from '../../blame.ts';
import type { Evidence, FindingCode, Severity } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { readPrinted, type Unready } from '../../texts/printed.ts';
import { type ProbeTrouble, probeTrouble } from '../../texts/probe-output.ts';

/** A service whose probe fails. `trouble` is null where it has no probe at all, or where nothing is known of what the last one said. */
export type Probing = {
  readonly service: string | null;
  readonly name: string;
  readonly trouble: ProbeTrouble | null;
  readonly severity: Severity;
  /** Whether another service is held back by it. */
  readonly isAwaited: boolean;
  readonly hasProbe: boolean;
  readonly seen: readonly Evidence[];
  /** Null where the engine does not know it. */
  readonly known: Container | null;
  readonly isPasted: boolean;
};

/** The probes that fail: of a pasted text those that it tells of, else those that the engine tells of. At most one a service. */
export function probings(known: Known): readonly Probing[] {
  if (last.known !== known) last = { known, probings: known.isPasted ? pasted(known) : living(known) };
  return last.probings;
}

/** What kind of finding a failing probe is: exactly one. A text that says who was held back is about that. */
export function probingCode({ trouble, isAwaited, isPasted }: Probing): FindingCode {
  if (!isPasted && trouble?.kind === 'missing') return 'health.probe-command-missing';
  if (!isPasted && trouble?.kind === 'timeout') return 'health.probe-timeout';
  return isAwaited ? 'dependency.unhealthy' : 'health.unhealthy';
}

/** Four rules ask for the same. */
let last: { known: Known | null; probings: readonly Probing[] } = { known: null, probings: [] };

function living({ world }: Known): readonly Probing[] {
  return selectServices(world).flatMap((service) => {
    const container =
      service.containers.find(({ state, health }) => state === 'running' && health === 'unhealthy') ??
      service.containers.find(isBoundToFail);
    return container ? [ofContainer(service, container, world)] : [];
  });
}

/** A probe whose program is missing never succeeds, however long its start period is. */
function isBoundToFail({ state, health, probes }: Container): boolean {
  const probe = probes.at(-1);
  return state === 'running' && health === 'starting' && probe !== undefined && isMissing(probeTrouble(probe));
}

function isMissing({ kind }: ProbeTrouble): boolean {
  return kind === 'missing';
}

function ofContainer(service: Service, container: Container, world: World): Probing {
  return {
    service: service.name,
    name: service.name,
    trouble: troubleOf(container),
    severity: container.health === 'unhealthy' ? 'error' : 'warning',
    isAwaited: holds(service, world),
    hasProbe: true,
    seen: seenBy(container),
    known: container,
    isPasted: false,
  };
}

function troubleOf(container: Container | null): ProbeTrouble | null {
  const probe = container?.probes.findLast(({ exitCode }) => exitCode !== 0);
  return probe ? probeTrouble(probe) : null;
}

function holds({ name }: Service, world: World): boolean {
  return selectServices(world).some(
    ({ phase, gates }) =>
      phase === 'waiting' &&
      gates.some((gate) => gate.service === name && gate.condition === 'service_healthy' && holdsBack(gate)),
  );
}

function seenBy(container: Container): readonly Evidence[] {
  const { name, health, failingStreak } = container;
  const probe = container.probes.findLast(({ exitCode }) => exitCode !== 0);
  const source = `docker inspect ${name}`;
  const status = { source, text: `"Health": "${health}", "FailingStreak": ${failingStreak}` };
  const line = troubleOf(container)?.line ?? '';
  return probe
    ? [status, { source, text: `"ExitCode": ${probe.exitCode}, "Output": ${JSON.stringify(line)}` }]
    : [status];
}

function pasted({ outputs, world }: Known): readonly Probing[] {
  const found = outputs.flatMap((output) =>
    readPrinted(output.lines)
      .unready.filter(({ kind }) => kind !== 'exited')
      .map((unready): Probing => {
        const service = ownerOf(unready, world) ?? serviceOfContainer(unready.container, world, output);
        const known = (service === null ? undefined : selectService(world, service))?.containers[0] ?? null;
        const isSo = known?.health === 'unhealthy';
        return {
          service,
          name: service ?? unready.container,
          trouble: isSo ? troubleOf(known) : null,
          severity: 'error',
          isAwaited: unready.isAwaited,
          hasProbe: unready.kind === 'unhealthy',
          seen: [{ source: output.source, text: unready.line }, ...(isSo && known ? seenBy(known) : [])],
          known,
          isPasted: true,
        };
      }),
  );
  return found.filter(({ name }, index) => found.findIndex((one) => one.name === name) === index);
}

/** Compose 1 names the container by the beginning of its id. */
function ownerOf({ container }: Unready, { containers }: World): string | null {
  if (!/^[0-9a-f]{12,}$/.test(container)) return null;
  return Object.values(containers).find(({ id }) => id.startsWith(container))?.service ?? null;
}
