import type { Container } from '../../../model/container.ts';
import { selectService } from '../../../model/services.ts';
import { serviceOfContainer } from '../../blame.ts';
import type { Known, Output } from '../../known.ts';
import { type Printed, type PrintedContainer, readPrinted } from '../../texts/printed.ts';
import { startFailure } from '../../texts/start-failure.ts';
import { causeOf } from './cause.ts';
import type { Ending } from './ending.ts';
import { hasRecovered, isPrintedLoop, linesOfLastRun } from './printed-runs.ts';
import { refusals } from './refusals.ts';

/** The endings that a pasted text tells of, each service once: what Compose says of a dependency first, then refused starts, then ends of attached containers. */
export function pastedEndings(known: Known): readonly Ending[] {
  const found = new Map<string, Ending>();
  for (const output of known.outputs) {
    const text: Text = { known, output, printed: readPrinted(output.lines) };
    const told = [
      ...incompleteEndings(text),
      ...unreadyEndings(text),
      ...refusedEndings(text),
      ...attachedEndings(text),
    ];
    for (const ending of told) {
      const key = ending.service ?? ending.container;
      if (!found.has(key)) found.set(key, ending);
    }
  }
  return [...found.values()];
}

type Text = { readonly known: Known; readonly output: Output; readonly printed: Printed };

function incompleteEndings(text: Text): readonly Ending[] {
  return text.printed.incomplete.map(({ service, code, line }) => {
    const own = text.printed.containers.find(({ name }) => serviceOf(name, text) === service);
    const container = containerOf(service, text)?.name ?? own?.name ?? '';
    return { ...endingOf(text, { service, container, code, line, own }), role: 'one-shot' };
  });
}

function unreadyEndings(text: Text): readonly Ending[] {
  return text.printed.unready.flatMap((unready) => {
    if (unready.kind !== 'exited') return [];
    const { container, code, line } = unready;
    const own = text.printed.containers.find(({ name }) => name === container || container.endsWith(`-${name}`));
    return [endingOf(text, { service: serviceOf(container, text), container, code, line, own })];
  });
}

function refusedEndings(text: Text): readonly Ending[] {
  return refusals(text.output.lines, text.printed, text.known.world).flatMap(({ container, service, line }) => {
    const failure = startFailure(line);
    if (!failure) return [];
    const owner = service ?? (container === null ? null : serviceOf(container, text));
    const name = container ?? containerOf(owner, text)?.name ?? '';
    const ending = endingOf(text, { service: owner, container: name, code: null, line, own: undefined });
    return [{ ...ending, cause: { kind: 'start', failure, line: null } }];
  });
}

/** Ends with 0 are no fault, and those by SIGINT and SIGTERM were asked for. */
const WELL: ReadonlySet<number> = new Set([0, 130, 143]);

function attachedEndings(text: Text): readonly Ending[] {
  return text.printed.containers.flatMap((own) => {
    const exit = own.exits.at(-1);
    if (!exit || WELL.has(exit.code) || hasRecovered(own)) return [];
    const service = serviceOf(own.name, text) ?? own.name.replace(/[-_]\d+$/, '');
    const line = text.output.lines[exit.at]?.trim() ?? '';
    const ending = endingOf(text, { service, container: own.name, code: exit.code, line, own });
    const policy = ending.known?.restartPolicy ?? '';
    return [isPrintedLoop(own) ? { ...ending, again: { times: own.exits.length, policy } } : ending];
  });
}

type Told = {
  readonly service: string | null;
  readonly container: string;
  readonly code: number | null;
  readonly line: string;
  readonly own: PrintedContainer | undefined;
};

function endingOf(text: Text, { service, container, code, line, own }: Told): Ending {
  const known = containerOf(service, text);
  const printed = own ? linesOfLastRun(own) : [];
  const isFromEngine = printed.length === 0 && code !== null && known?.exitCode === code && service !== null;
  const lines = isFromEngine ? text.known.log(service).map((logged) => logged.text) : printed;
  return {
    service,
    container,
    role: (service === null ? undefined : selectService(text.known.world, service)?.role) ?? 'long-running',
    code,
    cause: causeOf({ code, error: '', isOom: code === 137 && (known?.oomKilled ?? false), lines }),
    again: null,
    severity: 'error',
    seen: [{ source: text.output.source, text: line }],
    lines,
    linesFrom: isFromEngine ? null : text.output.source,
    known,
  };
}

/** Where nothing else tells, Compose names what it attaches to without the project: `app-1` is of `app`. */
function serviceOf(container: string, { known, output, printed }: Text): string | null {
  const name = printed.attached.find((one) => one === container || container.endsWith(`-${one}`));
  return serviceOfContainer(container, known.world, output) ?? name?.replace(/[-_]\d+$/, '') ?? null;
}

function containerOf(service: string | null, { known }: Text): Container | null {
  return service === null ? null : (selectService(known.world, service)?.containers[0] ?? null);
}
