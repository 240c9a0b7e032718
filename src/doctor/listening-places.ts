import type { Container } from '../model/container.ts';
import { type Service, selectServices } from '../model/services.ts';
import { serviceOfContainer } from './blame.ts';
import type { Known } from './known.ts';
import type { Listener, Question } from './question.ts';
import { splitPrefix } from './texts/compose-prefix.ts';
import { isLoopback, listening, type Statement } from './texts/listening.ts';

/** A TCP port of a container that is published as `host` on this machine. */
export type Published = { readonly host: number; readonly target: number };

/**
 * Why a published port of a service leads nowhere. `loopback`: its program listens there on the container's own loopback address only · `elsewhere`: it listens, on
 * other ports. `said` is the line of the log that tells it, `listeners` what was read in the container; null where there is none.
 */
export type DeadPort = {
  readonly service: Service;
  readonly container: Container | null;
  readonly port: Published;
  readonly kind: 'loopback' | 'elsewhere';
  readonly said: Statement | null;
  readonly listeners: readonly Listener[] | null;
  /** Ports that are listened on instead. */
  readonly instead: readonly number[];
};

/** The services whose published ports all lead nowhere, as far as that is known, one port each. */
export function deadPorts(known: Known): readonly DeadPort[] {
  return suspects(known).flatMap((suspect) => judge(suspect) ?? []);
}

/** Where the programs of suspected containers listen. */
export function socketQuestions(known: Known): readonly Question[] {
  return suspects(known).flatMap(({ container }) =>
    container ? [{ kind: 'sockets', container: container.id } as const] : [],
  );
}

/** Given to a program to open its port, in milliseconds, where it says nothing of where it listens. */
const START_MS = 30_000;

type Suspect = Pick<DeadPort, 'service' | 'container'> & {
  readonly ports: readonly Published[];
  readonly statements: readonly Statement[];
  /** Undefined: not asked yet. */
  readonly listeners: readonly Listener[] | null | undefined;
};

function suspects(known: Known): readonly Suspect[] {
  const found = selectServices(known.world).flatMap((service) =>
    known.isPasted ? pasted(service, known) : running(service, known),
  );
  return found.filter((suspect) => suspect.ports.length > 0 && isSuspect(suspect, known));
}

function running(service: Service, known: Known): readonly Suspect[] {
  const statements = listening(known.log(service.name).map(({ text }) => text));
  return service.containers
    .filter(({ state }) => state === 'running')
    .map((container) => ({
      service,
      container,
      ports: container.ports.flatMap(({ hostPort, containerPort, protocol }) =>
        hostPort !== null && protocol === 'tcp' ? [{ host: hostPort, target: containerPort }] : [],
      ),
      statements,
      listeners: known.answers.sockets(container.id),
    }));
}

/** Of a pasted text only what a container said counts; which ports are published the files tell. */
function pasted(service: Service, { outputs, world }: Known): readonly Suspect[] {
  const lines = outputs.flatMap((output) =>
    output.lines
      .map(splitPrefix)
      .flatMap(({ container, text }) =>
        container !== null && serviceOfContainer(container, world, output) === service.name ? [text] : [],
      ),
  );
  const ports = (service.spec?.ports ?? []).flatMap(({ published, target, protocol }) =>
    protocol === 'tcp' && /^\d+$/.test(published) ? [{ host: Number(published), target }] : [],
  );
  return [{ service, container: null, ports, statements: listening(lines), listeners: null }];
}

function isSuspect({ service, container, ports, statements }: Suspect, { now }: Known): boolean {
  const isSettled = now - (container?.startedAt ?? now) >= START_MS;
  if (service.health === 'unhealthy' && container && isSettled) return true;
  const told = ports.flatMap(({ target }) => statements.filter(({ port }) => port === target));
  return told.length === 0 ? statements.length > 0 : told.every(({ address }) => isLoopback(address));
}

function judge(suspect: Suspect): DeadPort | null {
  const { listeners } = suspect;
  if (listeners === undefined) return null;
  return listeners === null ? byWords(suspect) : byListeners(suspect, listeners);
}

/** One port that leads somewhere is enough: the others may be for what is not on now, such as a debugger. */
function byListeners(suspect: Suspect, listeners: readonly Listener[]): DeadPort | null {
  const { service, container, ports, statements } = suspect;
  const at = (target: number) => listeners.filter(({ port }) => port === target);
  if (listeners.length === 0 || ports.some(({ target }) => at(target).some(({ address }) => !isLoopback(address))))
    return null;
  const onLoopback = ports.find(({ target }) => at(target).length > 0);
  const [first] = ports;
  const port = onLoopback ?? first;
  if (!port) return null;
  const instead = [...new Set(listeners.map((listener) => listener.port))].sort((a, b) => a - b);
  const said =
    statements.findLast((one) => (onLoopback ? one.port === port.target : instead.includes(one.port))) ?? null;
  return { service, container, port, kind: onLoopback ? 'loopback' : 'elsewhere', said, listeners, instead };
}

/** Where the container could not be looked into, only a server's own words are believed. */
function byWords({ service, container, ports, statements }: Suspect): DeadPort | null {
  const sure = statements.filter(({ isSure }) => isSure);
  const told = ports.find(({ target }) => statements.some(({ port }) => port === target));
  const port = told ?? ports[0];
  const said = sure.findLast((one) => !told || one.port === told.target);
  const isOpen = told && statements.some((one) => one.port === told.target && !isLoopback(one.address));
  if (!port || !said || isOpen) return null;
  const instead = [...new Set(sure.map((one) => one.port))];
  return { service, container, port, kind: told ? 'loopback' : 'elsewhere', said, listeners: null, instead };
}
