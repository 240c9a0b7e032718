import type { Compose, Emit } from '../model/ports.ts';
import type { Project } from '../model/project.ts';

/**
 * Keeps the project in the world: first what the files tell, then what Compose resolves, then again whenever one of its files changes.
 * Settles when the first reading of the files is done; the rest goes on until `signal` aborts.
 */
export async function followProject(
  compose: Compose,
  emit: Emit,
  signal: AbortSignal,
): Promise<{ readonly name: string | null }> {
  const first = await readFiles(compose, emit);
  void keepCurrent(compose, emit, first, signal);
  return { name: first?.name ?? null };
}

async function readFiles(compose: Compose, emit: Emit): Promise<Project | null> {
  const found = await compose.discover();
  if (found.ok) emit({ at: Date.now(), type: 'project.read', project: found.value });
  else emit({ at: Date.now(), type: 'project.failed', problem: found.problem });
  return found.ok ? found.value : null;
}

async function keepCurrent(compose: Compose, emit: Emit, first: Project | null, signal: AbortSignal) {
  let watched: AbortController | null = null;
  let reading: AbortController | null = null;
  signal.addEventListener('abort', () => {
    watched?.abort();
    reading?.abort();
  });

  async function resolve(known: Project | null) {
    reading?.abort();
    reading = new AbortController();
    const own = reading.signal;
    const resolved = await compose.resolve(own);
    if (own.aborted || signal.aborted) return;
    if (resolved.ok) emit({ at: Date.now(), type: 'project.read', project: resolved.value });
    else emit({ at: Date.now(), type: 'project.failed', problem: resolved.problem });
    watch(resolved.ok ? resolved.value : known);
  }

  function watch(project: Project | null) {
    watched?.abort();
    if (!project || signal.aborted) return;
    watched = new AbortController();
    compose.watchFiles(project, (files) => changed(files, project), watched.signal);
  }

  function changed(files: readonly string[], project: Project) {
    emit({ at: Date.now(), type: 'project.changed', files });
    void resolve(project);
  }

  await resolve(first);
}
