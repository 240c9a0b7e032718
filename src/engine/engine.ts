import type { Engine } from '../model/ports.ts';
import type { EngineProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { extractArchive, statPath, streamArchive } from './archive.ts';
import { listChanges } from './changes.ts';
import { type Client, openClient, pingClient } from './client.ts';
import { type EngineChoice, locateEngine } from './context.ts';
import { measureDisk } from './disk.ts';
import { runExec } from './exec.ts';
import { localFiles } from './files.ts';
import { followProject, type Link } from './follow.ts';
import { listLayers } from './history.ts';
import { namedImages } from './images.ts';
import { streamLogs } from './logs.ts';
import { describeMachine, mainProcess } from './machine.ts';
import { detailOf, engineProblem } from './problem.ts';
import { listPublishers } from './publishers.ts';
import { listResources } from './resources.ts';
import { streamUsage } from './usage.ts';

/** The Docker Engine that `choice` leads to. Opens nothing before its first method is called; `close` ends whatever is still open. */
export function openEngine(choice: EngineChoice): Engine {
  const closed = new AbortController();
  const link = createLink(choice, closed.signal);
  const until = (signal: AbortSignal) => AbortSignal.any([signal, closed.signal]);

  return {
    async connect() {
      const known = link.current();
      if (!known) return mapResult(await link.client(), ({ info }) => info);
      return pingClient(known, closed.signal);
    },
    follow: (project, emit, signal) => followProject(link, project, emit, until(signal)),
    async logs(request, sink, signal) {
      const found = await link.client();
      if (signal.aborted) return { kind: 'aborted' };
      if (!found.ok) return { kind: 'failed', detail: describe(found.problem) };
      return streamLogs(found.value, request, sink, until(signal));
    },
    async usage(container, sink, signal) {
      const found = await link.client();
      if (found.ok && !signal.aborted) await streamUsage(found.value, container, sink, until(signal));
    },
    disk: () => ask(link, (client) => measureDisk(client, closed.signal)),
    publishers: (port, protocol) => ask(link, (client) => listPublishers(client, port, protocol, closed.signal)),
    machine: () => ask(link, (client) => describeMachine(client, closed.signal)),
    mainProcess: (container, signal) => ask(link, (client) => mainProcess(client, container, until(signal))),
    resources: (project) => ask(link, (client) => listResources(client, project, closed.signal)),
    images: (references) => ask(link, (client) => namedImages(client, references, closed.signal)),
    stat: (container, path, signal) => ask(link, (client) => statPath(client, container, path, until(signal))),
    async readArchive(container, path, sink, signal) {
      const found = await link.client();
      if (signal.aborted) return { kind: 'aborted' };
      if (!found.ok) return { kind: 'failed', detail: describe(found.problem) };
      return streamArchive(found.value, container, path, sink, until(signal));
    },
    async writeArchive(container, directory, archive, signal) {
      const found = await link.client();
      if (signal.aborted) return { kind: 'aborted' };
      if (!found.ok) return { kind: 'failed', detail: describe(found.problem) };
      return extractArchive(found.value, container, directory, archive, until(signal));
    },
    async exec(container, request, signal) {
      const found = await link.client();
      if (!found.ok) return { kind: 'failed', detail: describe(found.problem) };
      return runExec(found.value, container, request, until(signal));
    },
    changes: (container, signal) => ask(link, (client) => listChanges(client, container, until(signal))),
    layers: (image) => ask(link, (client) => listLayers(client, image, closed.signal)),
    async close() {
      closed.abort();
      const client = link.current();
      if (client) link.drop(client);
    },
  };
}

/** Finds the engine anew for each connection, since a socket or a context may have come since the last one. */
function createLink(choice: EngineChoice, closed: AbortSignal): Link & { current(): Client | null } {
  let client: Client | null = null;
  let opening: Promise<Result<Client, EngineProblem>> | null = null;
  const locate = () => locateEngine(choice, localFiles);

  async function open(): Promise<Result<Client, EngineProblem>> {
    const location = locate();
    const opened = location.ok ? await openClient(location.value, closed) : location;
    if (opened.ok && closed.aborted) opened.value.close();
    else if (opened.ok) client = opened.value;
    return opened;
  }

  return {
    current: () => client,
    async client() {
      if (client) return ok(client);
      opening ??= open().finally(() => {
        opening = null;
      });
      return opening;
    },
    drop(dropped) {
      dropped.close();
      if (client === dropped) client = null;
    },
    socket() {
      const location = locate();
      return location.ok && location.value.address.kind === 'socket' ? location.value.address.path : null;
    },
  };
}

async function ask<Value>(link: Link, call: (client: Client) => Promise<Value>): Promise<Result<Value, EngineProblem>> {
  const found = await link.client();
  if (!found.ok) return found;
  try {
    return ok(await call(found.value));
  } catch (error) {
    return fail(engineProblem(error, found.value.host));
  }
}

function mapResult<From, To, Problem>(result: Result<From, Problem>, map: (value: From) => To): Result<To, Problem> {
  return result.ok ? ok(map(result.value)) : result;
}

function describe(problem: EngineProblem): string {
  return 'detail' in problem ? problem.detail : detailOf(problem.kind);
}
