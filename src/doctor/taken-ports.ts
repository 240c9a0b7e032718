import { selectService, selectServices } from '../model/services.ts';
import type { World } from '../model/world.ts';
import { serviceOfContainer } from './blame.ts';
import type { Evidence } from './finding.ts';
import type { Known, Output } from './known.ts';
import { splitPrefix } from './texts/compose-prefix.ts';
import { type PortTaken, portTaken } from './texts/port-taken.ts';

/** A port that a container did not get. `service` is null where the text does not tell whose container it was. */
export type TakenPort = Pick<PortTaken, 'port' | 'protocol' | 'address'> & {
  readonly service: string | null;
  readonly evidence: Evidence;
};

/** The ports that containers did not get and still do without, each once a service. */
export function takenPorts(known: Known): readonly TakenPort[] {
  const found = [
    ...(known.isPasted ? [] : fromContainers(known.world)),
    ...known.outputs.flatMap((output) => fromOutput(output, known)),
  ];
  return [
    ...new Map(found.toReversed().map((one) => [`${one.service} ${one.port} ${one.protocol}`, one])).values(),
  ].reverse();
}

/** The engine keeps its error with a container until that starts. */
function fromContainers({ containers }: World): readonly TakenPort[] {
  return Object.values(containers).flatMap((container) => {
    const taken = container.state === 'running' || container.state === 'paused' ? null : portTaken(container.error);
    return taken
      ? [
          {
            ...taken,
            service: container.service,
            evidence: { source: `docker inspect ${container.name}`, text: taken.said },
          },
        ]
      : [];
  });
}

/** What a container itself says in the output is no word of the engine. */
function fromOutput(output: Output, known: Known): readonly TakenPort[] {
  return output.lines.flatMap((line) => {
    const taken = splitPrefix(line).container === null ? portTaken(line) : null;
    if (!taken) return [];
    const service =
      taken.service ??
      (taken.container === null ? onlyOne(output) : serviceOfContainer(taken.container, known.world, output));
    if (!known.isPasted && isOver(service, known.world)) return [];
    return [{ ...taken, service, evidence: { source: output.source, text: taken.said } }];
  });
}

/** Docker Desktop does not say whose port it was; a command for one service was about that. */
function onlyOne({ services }: Output): string | null {
  return services.length === 1 ? (services[0] ?? null) : null;
}

/** A service that runs, or has no container any more, has got over it; where none is named, all that failed have to. */
function isOver(service: string | null, world: World): boolean {
  if (service !== null) return !CAN_LACK_PORTS.has(selectService(world, service)?.phase ?? 'absent');
  return !selectServices(world).some(({ phase }) => CAN_LACK_PORTS.has(phase));
}

const CAN_LACK_PORTS: ReadonlySet<string> = new Set(['failed', 'created', 'waiting', 'restarting']);
