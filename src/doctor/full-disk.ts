import { selectServices } from '../model/services.ts';
import { serviceOfContainer } from './blame.ts';
import type { Known } from './known.ts';
import { splitPrefix } from './texts/compose-prefix.ts';
import { saysNoSpace } from './texts/no-space.ts';

/** Where it was said that a disk is full: by a command (`source`), or in the log of a service (`source` is null). */
export type FullDisk = { readonly source: string | null; readonly service: string | null; readonly text: string };

/** Who said that a disk is full, each once, the newest words of each. */
export function fullDisks(known: Known): readonly FullDisk[] {
  const said = known.outputs.flatMap((output) => {
    const lines = output.lines.map((line) => ({ line, ...splitPrefix(line) })).filter(({ text }) => saysNoSpace(text));
    return lines.slice(-1).map(({ container, text }): FullDisk => {
      const service = container === null ? null : serviceOfContainer(container, known.world, output);
      return { source: output.source, service, text: text.trim() };
    });
  });
  return known.isPasted ? said : [...said, ...fromContainers(known), ...fromLogs(known)];
}

function fromContainers({ world }: Known): readonly FullDisk[] {
  return Object.values(world.containers)
    .filter(({ state, error }) => state !== 'running' && saysNoSpace(error))
    .map(({ name, service, error }) => ({ source: `docker inspect ${name}`, service, text: error }));
}

/** Of a service that runs only its newest lines count: what it said before it got over. */
function fromLogs(known: Known): readonly FullDisk[] {
  return selectServices(known.world).flatMap(({ name, phase }) => {
    const lines = known.log(name).map(({ text }) => text);
    const counting = IN_TROUBLE.has(phase)
      ? lines
      : phase === 'running' || phase === 'healthy'
        ? lines.slice(-NEWEST)
        : [];
    const line = counting.findLast(saysNoSpace);
    return line === undefined ? [] : [{ source: null, service: name, text: line.trim() }];
  });
}

const NEWEST = 20;

const IN_TROUBLE: ReadonlySet<string> = new Set(['failed', 'restarting', 'unhealthy', 'starting']);
