import { watch } from 'chokidar';
import type { Compose, RunEnd, RunEvent } from '../model/ports.ts';
import { ok } from '../model/result.ts';
import { noSources } from '../model/sources.ts';
import { configurationsOf } from './configurations.ts';
import type { Machine } from './machine.ts';
import { simulatedNote } from './programs/servers.ts';
import { aiPicProject, composeWords, envFile, resolveProject } from './project.ts';
import { runCommand } from './shell/shell.ts';
import { composeVersion } from './version.ts';

/** The machine behind the port of Compose. `write` takes what a command prints on the terminal. `close` interrupts what still runs. */
export function simulatedCompose(machine: Machine, write: (text: string) => void): Compose {
  const { directory, scenario } = machine;
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  function run(argv: readonly string[], sink: (event: RunEvent) => void, signal: AbortSignal): Promise<RunEnd> {
    const end = runCommand(machine, argv, sink, AbortSignal.any([signal, closing.signal]));
    running.add(end);
    void end.finally(() => running.delete(end));
    return end;
  }

  return {
    command: composeWords(scenario),
    discover: async () => ok({ ...aiPicProject(directory, scenario), origin: 'files' }),
    version: async () => ok(composeVersion(scenario)),
    resolve: async () => resolveProject(directory, scenario),
    configurations: async () => ok(configurationsOf(aiPicProject(directory, scenario))),
    sources: async () => noSources,
    vouched: async () => ok(new Set(aiPicProject(directory, scenario).services.map(({ name }) => name))),
    watchFiles(_project, changed, signal) {
      const end = AbortSignal.any([signal, closing.signal]);
      // The project's own files are not real; only an env file that the person writes changes anything.
      if (scenario === 'variable-not-set' && !end.aborted) watchEnvFile(envFile(directory), changed, end);
    },
    run,
    async attach(argv) {
      if (isInside(argv)) {
        write(`${simulatedNote(argv)}\n`);
        return { kind: 'exited', code: 0 };
      }
      return run(argv, (event) => event.kind === 'line' && write(`${event.text}\n`), new AbortController().signal);
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}

/** Commands that would put the person into a container. */
function isInside(argv: readonly string[]): boolean {
  return argv.includes('exec') || argv.includes('run') || argv.includes('attach');
}

function watchEnvFile(file: string, changed: (files: readonly string[]) => void, signal: AbortSignal): void {
  const watcher = watch(file, { ignoreInitial: true });
  watcher.on('all', () => changed([file]));
  signal.addEventListener('abort', () => void watcher.close(), { once: true });
}
