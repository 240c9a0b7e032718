import { selectServices } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import type { Language } from '../../../words/catalogue.ts';
import { portWords } from '../../../words/doctor/ports.ts';
import type { Finding } from '../../finding.ts';
import type { Known } from '../../known.ts';
import { portEvidence } from '../../port-place.ts';
import type { TakenPort } from '../../taken-ports.ts';
import { otherPortFix } from './taken-port-fixes.ts';

/** Services that would all start, and want the same port: the later one has to give way. What has failed by it already is told. */
export function portClashes(taken: readonly TakenPort[], known: Known, language: Language): readonly Finding[] {
  if (known.isPasted) return [];
  const wanted = wantedPorts(known.world);
  return wanted.flatMap((two, at) => {
    const one = wanted.slice(0, at).find((other) => other.service !== two.service && isSame(other, two));
    const isTold = taken.some(
      ({ port, service }) => port === two.port && (service === two.service || service === one?.service),
    );
    return one && !isTold ? [clashFinding(one.service, two, known, language)] : [];
  });
}

type Wanted = {
  readonly service: string;
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  readonly hostIp: string;
};

function wantedPorts(world: World): readonly Wanted[] {
  return selectServices(world).flatMap(({ name, spec }) =>
    !spec?.enabled || spec.scale === 0
      ? []
      : spec.ports
          .filter(({ published }) => /^\d+$/.test(published) && published !== '0')
          .map(({ published, protocol, hostIp }) => ({
            service: name,
            port: Number(published),
            protocol: protocol === 'udp' ? 'udp' : 'tcp',
            hostIp,
          })),
  );
}

function isSame(one: Wanted, two: Wanted): boolean {
  const isAll = (ip: string) => ip === '' || ip === '0.0.0.0' || ip === '::';
  const overlap = one.hostIp === two.hostIp || isAll(one.hostIp) || isAll(two.hostIp);
  return one.port === two.port && one.protocol === two.protocol && overlap;
}

function clashFinding(first: string, { service, port, protocol }: Wanted, known: Known, language: Language): Finding {
  const words = portWords(language);
  const evidence = [first, service].flatMap((name) => portEvidence(known.world, name, port));
  return {
    code: 'port.already-allocated',
    severity: 'warning',
    service,
    title: words.twice(port, first, service),
    evidence,
    why: words.willClash(port),
    fixes: [otherPortFix({ port, protocol, service }, known, language)],
    topic: 'ports',
    suffers: [],
  };
}
