import type { Target } from '../../commands/command.ts';
import type { Container } from '../../src/model/container.ts';
import { containerPhase, type Service, selectServices } from '../../src/model/services.ts';
import type { World } from '../../src/model/world.ts';
import type { Language } from '../../src/words/catalogue.ts';
import { phaseWords } from '../../src/words/phase.ts';
import { servicesWords } from '../../src/words/services.ts';
import { style } from '../frame/style.ts';
import { type Cells, NO_CELLS, replicaCells, serviceCells } from './cells.ts';
import { phaseCounts, phaseSigns } from './phase-counts.ts';
import { isTrouble, phaseMark } from './phase-mark.ts';
import { replicaState, serviceState } from './state-words.ts';

/** The id of the row that stands for the whole project. No service can have this name. */
export const PROJECT_ROW = '#project';

/** A row of the services pane, its texts styled. `trouble`: somebody should look at it. */
export type Row = {
  /** `PROJECT_ROW`, the service's name, or `service#2` for a replica of a service that has several. */
  readonly id: string;
  readonly target: Target;
  readonly marked: boolean;
  readonly symbol: string;
  readonly name: string;
  readonly state: string;
  /** What stands in for the state where that does not fit. */
  readonly brief: string;
  readonly cells: Cells;
  readonly trouble: boolean;
};

/** What of the services is to be listed. `marked` holds names of services; an empty filter lists all. */
export type RowsRequest = {
  readonly language: Language;
  readonly filter: string;
  readonly marked: ReadonlySet<string>;
  /** The key of "up" as it is bound now; by default `u`. */
  readonly upKey?: string;
};

/** The whole project, then its services in start-up order, each followed by its replicas where it has several. A filter leaves matching services only. */
export function serviceRows(world: World, request: RowsRequest): readonly Row[] {
  const { filter, language } = request;
  const services = selectServices(world).filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  const rows = services.flatMap((service) => [
    serviceRow(world, service, request),
    ...replicaRows(world, service, request),
  ]);
  return filter === '' && world.project ? [projectRow(world, world.project.name, language), ...rows] : rows;
}

function projectRow(world: World, name: string, language: Language): Row {
  const services = world.containersKnown ? selectServices(world) : [];
  return {
    id: PROJECT_ROW,
    target: { kind: 'project' },
    marked: false,
    symbol: style.strong('◆'),
    name: style.strong(name),
    state: phaseCounts(services, language).join(style.dim(' · ')),
    brief: phaseSigns(services).join('  '),
    cells: NO_CELLS,
    trouble: false,
  };
}

function serviceRow(world: World, service: Service, { language, marked, upKey = 'u' }: RowsRequest): Row {
  const { name, phase } = service;
  const { symbol, tone } = phaseMark(phase);
  const known = world.containersKnown || service.containers.length > 0 || phase === 'off';
  const word = known ? tone(phaseWords(language)[phase]) : style.dim(servicesWords(language).unknown);
  return {
    id: name,
    target: { kind: 'services', names: [name], replica: null },
    marked: marked.has(name),
    symbol: known ? tone(symbol) : style.dim('·'),
    name: phase === 'off' ? style.dim(name) : name,
    state: known ? tone(serviceState(service, language)) : word,
    brief: word,
    cells: serviceCells(world, service, language, upKey),
    trouble: isTrouble(phase),
  };
}

function replicaRows(world: World, service: Service, request: RowsRequest): readonly Row[] {
  if (service.containers.length < 2) return [];
  return service.containers.map((container) => replicaRow(world, service, container, request));
}

function replicaRow(world: World, service: Service, container: Container, { language }: RowsRequest): Row {
  const phase = containerPhase(container, service.role);
  const { symbol, tone } = phaseMark(phase);
  return {
    id: `${service.name}#${container.number}`,
    target: { kind: 'services', names: [service.name], replica: container.number },
    marked: false,
    symbol: tone(symbol),
    name: style.dim(`  #${container.number}`),
    state: tone(replicaState(container, service.role, language)),
    brief: tone(phaseWords(language)[phase]),
    cells: replicaCells(world, container),
    trouble: isTrouble(phase),
  };
}
