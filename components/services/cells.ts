import type { Container } from '../../src/model/container.ts';
import type { Endpoint, Service } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import { bytes, count, percent } from '../../src/text/format.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { servicesWords } from '../../src/words/services.ts';
import { staleWords } from '../../src/words/stale.ts';
import { style } from '../frame/style.ts';

/** The columns after name and state, from left to right. */
export const CELLS = ['ports', 'cpu', 'memory', 'restarts', 'errors', 'warnings', 'stale', 'changed', 'role'] as const;

export type CellName = (typeof CELLS)[number];

/** The styled text of each column; empty where there is nothing to say. */
export type Cells = Readonly<Record<CellName, string>>;

export const NO_CELLS: Cells = {
  ports: '',
  cpu: '',
  memory: '',
  restarts: '',
  errors: '',
  warnings: '',
  stale: '',
  changed: '',
  role: '',
};

/** The cells of a service; of several replicas the use is summed. `upKey`: the key that makes stale containers anew. */
export function serviceCells(world: World, service: Service, language: Language, upKey: string): Cells {
  const words = servicesWords(language);
  const logs = world.logCounts[service.name];
  return {
    ports: ports(service.endpoints),
    ...usage(world, service.containers),
    restarts: restarts(service.restarts),
    errors: logs && logs.errors > 0 ? style.bad(words.errors(count(logs.errors))) : '',
    warnings: logs && logs.warnings > 0 ? style.warn(words.warnings(count(logs.warnings))) : '',
    ...stale(service, language, upKey),
    role: style.dim(!service.spec ? words.orphan : service.role === 'one-shot' ? words.oneShot : ''),
  };
}

/** The cells of one replica. */
export function replicaCells(world: World, container: Container): Cells {
  return { ...NO_CELLS, ...usage(world, [container]), restarts: restarts(container.restartCount) };
}

const SHOWN_PORTS = 2;

function ports(endpoints: readonly Endpoint[]): string {
  const shown = endpoints.slice(0, SHOWN_PORTS).map(({ host, protocol, live }) => {
    const text = `:${host}${protocol === 'tcp' ? '' : `/${protocol}`}`;
    return live ? style.link(text) : style.dim(text);
  });
  const more = endpoints.length - shown.length;
  return [...shown, ...(more > 0 ? [style.dim(`+${more}`)] : [])].join(' ');
}

function usage(world: World, containers: readonly Container[]): Pick<Cells, 'cpu' | 'memory'> {
  const samples = containers.map(({ id }) => world.usage[id]).filter((sample) => sample !== undefined);
  if (samples.length === 0) return { cpu: '', memory: '' };
  return {
    cpu: percent(Math.round(samples.reduce((sum, sample) => sum + sample.cpuPercent, 0)) / 100),
    memory: bytes(samples.reduce((sum, sample) => sum + sample.memoryBytes, 0)),
  };
}

/** A sign with the key that mends it, and what has changed where there is room for words. */
function stale(
  { stale: { image, config } }: Service,
  language: Language,
  upKey: string,
): Pick<Cells, 'stale' | 'changed'> {
  if (!image && !config.stale) return { stale: '', changed: '' };
  const words = staleWords(language);
  const what = !image ? words.markConfig : config.stale ? words.markBoth : words.markImage;
  return { stale: style.warn(`≠ ${upKey}`), changed: style.warn(what) };
}

function restarts(times: number): string {
  return times > 0 ? style.warn(`↻${times}`) : '';
}
