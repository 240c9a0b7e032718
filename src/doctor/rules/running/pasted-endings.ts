import type { Container } from '../../../model/container.ts';
import { type Role, selectService } from '../../../model/services.ts';
import type { World } from '../../../model/world.ts';
import { serviceOfContainer } from '../../blame.ts';
import type { Known, Output } from '../../known.ts';
import { lastError } from '../../texts/last-error.ts';
import { type Printed, type PrintedContainer, readPrinted } from '../../texts/printed.ts';
import { startFailure } from '../../texts/start-failure.ts';
import { causeOf } from './cause.ts';
import type { Ending } from './ending.ts';
import { refusals } from './refusals.ts';

/** The endings that a pasted text tells of, each service once: what Compose says of a dependency first, then refused starts, then ends of attached containers. */
export function pastedEndings({ outputs, world }: Known): readonly Ending[] {
  const found = new Map<string, Ending>();
  for (const output of outputs) {
    const printed = readPrinted(output.lines);
    const told = [
      ...incompleteEndings(printed, output, world),
      ...unreadyEndings(printed, output, world),
      ...refusedEndings(printed, output, world),
      ...attachedEndings(printed, output, world),
    ];
    for (const ending of told) {
      const key = ending.service ?? ending.container;
      if (!found.has(key)) found.set(key, ending);
    }
  }
  return [...found.values()];
}

function incompleteEndings(printed: Printed, output: Output, world: World): readonly Ending[] {
  return printed.incomplete.map(({ service, code, line }) => {
    const known = containerOf(service, world);
    const own = printed.containers.find(({ name }) => serviceOfContainer(name, world, output) === service);
    const ending = endingOf(output, world, { service, name: known?.name ?? '', code, line, own });
    return { ...ending, role: 'one-shot' };
  });
}

function unreadyEndings(printed: Printed, output: Output, world: World): readonly Ending[] {
  return printed.unready.flatMap((unready) => {
    if (unready.kind !== 'exited') return [];
    const { container: name, code, line } = unready;
    const own = printed.containers.find((one) => one.name === name || name.endsWith(`-${one.name}`));
    return [endingOf(output, world, { service: serviceOf(name, printed, output, world), name, code, line, own })];
  });
}

function refusedEndings(printed: Printed, output: Output, world: World): readonly Ending[] {
  return refusals(output.lines, printed, world).map(({ container, service, line }) => {
    const owner = service ?? (container === null ? null : serviceOf(container, printed, output, world));
    const known = owner === null ? null : containerOf(owner, world);
    const failure = startFailure(line);
    const ending = endingOf(output, world, {
      service: owner,
      name: container ?? known?.name ?? '',
      code: null,
      line,
      own: undefined,
    });
    return failure ? { ...ending, cause: { kind: 'start', failure, line: null } } : ending;
  });
}

/** Ends with 0 are no fault, and those by SIGINT and SIGTERM were asked for. */
const WELL: ReadonlySet<number> = new Set([0, 130, 143]);

function attachedEndings(printed: Printed, output: Output, world: World): readonly Ending[] {
  return printed.containers.flatMap((own) => {
    const exit = own.exits.at(-1);
    if (!exit || WELL.has(exit.code) || hasRecovered(own)) return [];
    const service = serviceOf(own.name, printed, output, world) ?? own.name.replace(/[-_]\d+$/, '');
    const line = output.lines[exit.at]?.trim() ?? '';
    const ending = endingOf(output, world, { service, name: own.name, code: exit.code, line, own });
    const policy = ending.known?.restartPolicy ?? '';
    return [isLoop(own) ? { ...ending, again: { times: own.exits.length, policy } } : ending];
  });
}

function isLoop(own: PrintedContainer): boolean {
  return own.exits.length > 1 || (own.exits.at(-1)?.isRestarting ?? false) || repeatsItself(own);
}

/** Before 2.40 only the first end of several is told; the same error once more tells of the others. */
function repeatsItself(own: PrintedContainer): boolean {
  const end = own.exits.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const error = lastError(linesOfLastRun(own));
  if (!error || error.kind === 'line') return false;
  return own.words.some(({ at, text }) => at > end && text.trim() === error.line);
}

/** It goes on after its last end, and says more than it did in any run before, and not the same error again. */
function hasRecovered(own: PrintedContainer): boolean {
  const { words, exits } = own;
  if (repeatsItself(own)) return false;
  const ends = exits.map(({ at }) => at);
  const counts = ends.map((end, index) => words.filter(({ at }) => at > (ends[index - 1] ?? -1) && at < end).length);
  const after = words.filter(({ at }) => at > (ends.at(-1) ?? -1)).length;
  return after > Math.max(3, ...counts.map((count) => count * 1.5));
}

type Told = {
  readonly service: string | null;
  readonly name: string;
  readonly code: number | null;
  readonly line: string;
  readonly own: PrintedContainer | undefined;
};

function endingOf(output: Output, world: World, { service, name, code, line, own }: Told): Ending {
  const known = service === null ? null : containerOf(service, world);
  const lastRun = own ? linesOfLastRun(own) : [];
  return {
    service,
    container: name,
    role: roleOf(service, world),
    code,
    cause: causeOf({ code, error: '', isOom: code === 137 && (known?.oomKilled ?? false), lines: lastRun }),
    again: null,
    severity: 'error',
    seen: [{ source: output.source, text: line }],
    lines: lastRun,
    linesFrom: output.source,
    known,
  };
}

/** The words before the last end: several replicas and runs may stand in one text. */
function linesOfLastRun({ words, exits }: PrintedContainer): readonly string[] {
  const end = exits.at(-1)?.at ?? Number.POSITIVE_INFINITY;
  const begin = exits.at(-2)?.at ?? -1;
  const run = words.filter(({ at }) => at > begin && at < end);
  return (run.length > 0 ? run : words).map(({ text }) => text);
}

/** Where nothing else tells, Compose names what it attaches to without the project: `app-1` is of `app`. */
function serviceOf(container: string, { attached }: Printed, output: Output, world: World): string | null {
  const known = serviceOfContainer(container, world, output);
  const name = attached.find((one) => one === container || container.endsWith(`-${one}`));
  return known ?? name?.replace(/[-_]\d+$/, '') ?? null;
}

function containerOf(service: string, world: World): Container | null {
  return selectService(world, service)?.containers[0] ?? null;
}

function roleOf(service: string | null, world: World): Role {
  return (service === null ? undefined : selectService(world, service)?.role) ?? 'long-running';
}
