import { dirname } from 'node:path';
import type { Compose, Emit } from '../model/ports.ts';
import type { ComposeProblem } from '../model/problem.ts';
import type { Project } from '../model/project.ts';

/** The reading of a project that goes on until it is told to stop. */
export type ProjectReading = {
  /** Settles when the files were read for the first time: with the project's name, or null where that went badly. */
  readonly read: Promise<string | null>;
  /** The project's name, once a reading was good. */
  readonly name: Promise<string>;
};

/**
 * Keeps the project in the world until `signal` aborts: first what the files tell, then what Compose resolves and where its values come from, then again
 * whenever one of its files changes, also where a file could not be read and was mended.
 */
export function followProject(compose: Compose, emit: Emit, signal: AbortSignal): ProjectReading {
  const { promise: name, resolve: named } = Promise.withResolvers<string>();
  let watched = new AbortController();
  let resolving = new AbortController();
  signal.addEventListener('abort', () => {
    watched.abort();
    resolving.abort();
  });

  async function readFiles(): Promise<Project | null> {
    const found = await compose.discover();
    if (signal.aborted) return null;
    if (!found.ok) {
      emit({ at: Date.now(), type: 'project.failed', problem: found.problem });
      watch(brokenProject(found.problem), readAll);
      return null;
    }
    emit({ at: Date.now(), type: 'project.read', project: found.value });
    named(found.value.name);
    return found.value;
  }

  async function resolve(known: Project) {
    resolving.abort();
    resolving = new AbortController();
    const own = resolving.signal;
    const resolved = await compose.resolve(own);
    if (own.aborted || signal.aborted) return;
    const project = resolved.ok ? resolved.value : known;
    // Read before anything is told, so that whoever waits for the project gets the places of its values with it.
    const sources = await compose.sources(project);
    if (own.aborted || signal.aborted) return;
    if (resolved.ok) emit({ at: Date.now(), type: 'project.read', project });
    else emit({ at: Date.now(), type: 'project.failed', problem: resolved.problem });
    emit({ at: Date.now(), type: 'project.sources', sources });
    watch(project, () => resolve(project));
  }

  async function readAll() {
    const project = await readFiles();
    if (project) await resolve(project);
  }

  function watch(project: Project | null, again: () => Promise<void>) {
    watched.abort();
    if (!project || signal.aborted) return;
    watched = new AbortController();
    compose.watchFiles(
      project,
      (files) => {
        emit({ at: Date.now(), type: 'project.changed', files });
        void again();
      },
      watched.signal,
    );
  }

  const first = readFiles();
  void first.then((project) => project && resolve(project));
  return { read: first.then((project) => project?.name ?? null), name };
}

/** As much of a project as can be said of one whose file cannot be read: the file, so that it can be watched. */
function brokenProject(problem: ComposeProblem): Project | null {
  if (!('file' in problem)) return null;
  const nothing = { envFiles: [], profiles: [], services: [], networks: [], volumes: [] };
  return { origin: 'files', name: '', directory: dirname(problem.file), files: [problem.file], ...nothing };
}
