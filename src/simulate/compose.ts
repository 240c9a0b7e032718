import { watchFiles } from '../compose/files.ts';
import { readSources } from '../compose/sources.ts';
import type { Compose, RunEnd, RunEvent } from '../model/ports.ts';
import { ok } from '../model/result.ts';
import { configurationsOf } from './configurations.ts';
import type { Machine } from './machine.ts';
import { simulatedNote } from './programs/servers.ts';
import { composeWords, discoverProject, resolveProject } from './project.ts';
import { runCommand } from './shell/shell.ts';
import { composeVersion } from './version.ts';

/** What the simulated Compose needs of the terminal: `write` takes what a command prints there, `attach` runs a real program on it. */
export type SimulatedTerminal = {
  readonly write: (text: string) => void;
  readonly attach: (argv: readonly string[], directory: string) => Promise<RunEnd>;
};

/** The machine behind the port of Compose: real files, and commands that change nothing but the machine. `close` interrupts what still runs. */
export function simulatedCompose(machine: Machine, terminal: SimulatedTerminal): Compose {
  const { scenario } = machine.place;
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  function keep<Value>(work: Promise<Value>): Promise<Value> {
    const kept = work.finally(() => running.delete(kept));
    running.add(kept);
    return kept;
  }

  function run(argv: readonly string[], sink: (event: RunEvent) => void, signal: AbortSignal): Promise<RunEnd> {
    return keep(runCommand(machine, argv, sink, AbortSignal.any([signal, closing.signal])));
  }

  return {
    command: composeWords(scenario),
    async discover() {
      const found = await discoverProject(machine.place);
      return found.ok ? ok(found.value.project) : found;
    },
    version: async () => ok(composeVersion(scenario)),
    resolve: () => resolveProject(machine.place),
    async configurations() {
      const project = await resolveProject(machine.place);
      return project.ok ? ok(configurationsOf(project.value)) : project;
    },
    // The variables of this program's own environment do not count here.
    sources: (project) => readSources(project, {}),
    async vouched() {
      const project = await resolveProject(machine.place);
      return project.ok ? ok(new Set(project.value.services.map(({ name }) => name))) : project;
    },
    watchFiles(project, changed, signal) {
      const end = AbortSignal.any([signal, closing.signal]);
      void keep(
        discoverProject(machine.place).then((found) => {
          const files = found.ok ? found.value.sources : [...project.files, ...project.envFiles];
          return watchFiles(files, changed, end).closed;
        }),
      );
    },
    run,
    async attach(argv) {
      if (argv[0] !== 'docker') return terminal.attach(argv, machine.place.directory);
      if (isInside(argv)) {
        terminal.write(`${simulatedNote(argv)}\n`);
        return { kind: 'exited', code: 0 };
      }
      return run(argv, (event) => event.kind === 'line' && terminal.write(`${event.text}\n`), closing.signal);
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
