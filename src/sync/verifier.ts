import { setImmediate as turn } from 'node:timers/promises';
import type { Hasher } from '../files/hasher.ts';
import type { Container } from '../model/container.ts';
import type { Engine } from '../model/ports.ts';
import { copies } from '../model/sync.ts';
import type { Awaited, Ledger } from './ledger.ts';
import { type Look, lookFor } from './look.ts';

/** What looks go to: the containers of a service that files are sent to. */
export type VerifierSources = {
  readonly engine: Engine;
  readonly hasher: Hasher;
  readonly ledger: Ledger;
  readonly containers: (service: string) => readonly Pick<Container, 'id' | 'mounts'>[];
  /** Called after each look that may have changed the ledger. */
  readonly looked: (arrived: readonly Awaited[]) => void;
};

/** Looks into containers for files of the ledger, one look a service at a time. */
export type Verifier = {
  /** The engine received something for the service: looks for what is on its way. */
  received(service: string): void;
  /** Looks again for everything that is on its way; what is not there and is overdue since `since` has failed. */
  recheck(service: string, since: number): Promise<void>;
  /** The containers of the service were made anew: looks whether they still have what had arrived. */
  recreated(service: string): Promise<void>;
  close(): Promise<void>;
};

/** An archive that breaks off in the middle, and whatever else is no answer. */
function unreachable(error: unknown): Look {
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', problem: { kind: 'unreachable', detail } };
}

/**
 * What is sent to a tmpfs of a running container lands under it, where the engine sees it and no process does (measured on Engine 26.1 and 28.5).
 */
function inMemory(targets: readonly Pick<Container, 'mounts'>[], { entry }: Awaited): Look | null {
  const mount = targets
    .flatMap(({ mounts }) => mounts)
    .find(({ type, target }) => type === 'tmpfs' && (entry.target === target || entry.target.startsWith(`${target}/`)));
  return mount ? { kind: 'failed', problem: { kind: 'in-memory', mount: mount.target } } : null;
}

/** Files after which other work has its turn. */
const SLICE = 50;

const UNNOTICED = { kind: 'failed', problem: { kind: 'unnoticed' } } as const;

/** Compose says nothing of a restart before it is over, which takes as long as containers need to stop. */
const PATIENCE_WITH_RESTARTS_MS = 60_000;

/** A rebuild or restart that never began; there is nothing of it to look for in a container. */
function isForgotten({ entry }: Awaited, since: number): boolean {
  const before = entry.action === 'restart' ? since - PATIENCE_WITH_RESTARTS_MS : since;
  return !copies(entry.action) && entry.state === 'saved' && entry.savedAt < before;
}

const NO_CONTAINER = { kind: 'failed', problem: { kind: 'no-container' } } as const;

/** A verifier on the ledger; `close` ends the looks that are under way. */
export function createVerifier({ engine, hasher, ledger, containers, looked }: VerifierSources): Verifier {
  const abort = new AbortController();
  const lines = new Map<string, Promise<void>>();
  const again = new Set<string>();

  /** One after the other for a service, since a later look must not be undone by an earlier one. */
  function inLine(service: string, work: () => Promise<void>): Promise<void> {
    const line = (lines.get(service) ?? Promise.resolve()).then(() => (abort.signal.aborted ? undefined : work()));
    lines.set(service, line);
    void line.finally(() => lines.get(service) === line && lines.delete(service));
    return line;
  }

  async function look(
    service: string,
    files: readonly Awaited[],
    missing: (file: Awaited, look: Exclude<Look, { kind: 'arrived' }>) => void,
    isThere: (file: Awaited) => void = (file) => ledger.settle(file, { kind: 'arrived' }, Date.now()),
  ): Promise<void> {
    const targets = containers(service);
    if (files.length === 0 || targets.length === 0) return;
    const ids = targets.map(({ id }) => id);
    const looks = await lookFor({ engine, hasher }, ids, files, abort.signal).catch((error: unknown) =>
      files.map(() => unreachable(error)),
    );
    if (abort.signal.aborted) return;
    const arrived: Awaited[] = [];
    for (const [index, file] of files.entries()) {
      const found = inMemory(targets, file) ?? looks[index];
      if (found?.kind === 'arrived') {
        arrived.push(file);
        isThere(file);
      } else if (found) missing(file, found);
      if (index % SLICE === SLICE - 1) await turn();
    }
    looked(arrived);
  }

  return {
    received(service) {
      // Events that come while a look waits its turn are answered by that look.
      if (again.has(service)) return;
      again.add(service);
      void inLine(service, () => {
        again.delete(service);
        const files = ledger.receive(service, Date.now());
        return look(service, files, (file, { kind, problem }) => {
          if (kind === 'failed') ledger.settle(file, { kind: 'failed', problem }, Date.now());
          else ledger.await(file);
        });
      });
    },
    recheck: (service, since) =>
      inLine(service, async () => {
        const all = ledger.overdue(since).filter(({ entry }) => entry.service === service);
        for (const file of all.filter((one) => isForgotten(one, since))) ledger.settle(file, UNNOTICED, Date.now());
        const late = all.filter(({ entry }) => copies(entry.action));
        if (containers(service).length === 0) {
          for (const file of late) ledger.settle(file, NO_CONTAINER, Date.now());
          return looked([]);
        }
        const overdue = new Set(late.map(({ key }) => key));
        return look(service, ledger.open(service), (file, { problem }) => {
          if (!overdue.has(file.key)) return;
          ledger.settle(file, file.entry.state === 'saved' ? UNNOTICED : { kind: 'failed', problem }, Date.now());
        });
      }),
    recreated: (service) =>
      inLine(service, () =>
        look(
          service,
          ledger.arrived(service),
          (file, { kind }) => {
            if (kind === 'not-yet') ledger.settle(file, { kind: 'failed', problem: { kind: 'lost' } }, Date.now());
          },
          () => {},
        ),
      ),
    async close() {
      abort.abort();
      await Promise.allSettled(lines.values());
    },
  };
}
