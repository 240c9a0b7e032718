import type { Compose, RunEnd, RunEvent } from '../model/ports.ts';
import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { composeCommand, reportsProgress, withJsonProgress } from './argv.ts';
import { ask } from './ask.ts';
import { attach } from './attach.ts';
import { readConfigurations, vouchedServices } from './configurations.ts';
import { discover } from './discover.ts';
import { watchFiles } from './files.ts';
import type { ComposeOptions } from './options.ts';
import { problemFrom } from './problem.ts';
import { readProgress } from './progress.ts';
import { dockerfiles } from './read.ts';
import { resolveProject } from './resolve.ts';
import { runLines } from './run.ts';
import { readSources } from './sources.ts';
import { supports } from './version.ts';

/** The Compose CLI on the project that the options choose. `close` interrupts what still runs and waits for its end. */
export function openCompose(options: ComposeOptions): Compose {
  const closing = new AbortController();
  const open = new Set<Promise<unknown>>();
  let version: Promise<Result<string, ComposeProblem>> | null = null;

  function keep<Value>(work: Promise<Value>): Promise<Value> {
    const kept = work.finally(() => open.delete(kept));
    open.add(kept);
    return kept;
  }

  /** Asked once; asked again only after it failed. */
  async function askedVersion(): Promise<Result<string, ComposeProblem>> {
    version ??= readVersion(options);
    const answer = await version;
    if (!answer.ok) version = null;
    return answer;
  }

  async function knowsJson(): Promise<boolean> {
    const answer = await askedVersion();
    return answer.ok && supports(answer.value, 'progress-json');
  }

  return {
    command: composeCommand(options),
    async discover() {
      const found = await discover(options);
      return found.ok ? ok(found.value.project) : found;
    },
    version: askedVersion,
    resolve: (signal) => keep(resolveProject(options, AbortSignal.any([signal, closing.signal]))),
    configurations: (signal) => keep(readConfigurations(options, AbortSignal.any([signal, closing.signal]))),
    sources: (project) => keep(readSources(project, options.env)),
    vouched: (signal) => keep(vouchedServices(options, AbortSignal.any([signal, closing.signal]))),
    watchFiles(project, changed, signal) {
      const end = AbortSignal.any([signal, closing.signal]);
      void keep(
        discover(options).then((found) => {
          const sources = found.ok
            ? found.value.sources
            : [...project.files, ...project.envFiles, ...dockerfiles(project)];
          return watchFiles(sources, changed, end).closed;
        }),
      );
    },
    async run(argv, sink, signal) {
      const end = AbortSignal.any([signal, closing.signal]);
      const reports = reportsProgress(argv);
      const chosen = reports && (await knowsJson()) ? withJsonProgress(argv) : argv;
      const read = reports ? readProgress() : asPrinted;
      const child = { argv: located(chosen, options), directory: options.directory, env: quiet(options), signal: end };
      return keep(runLines(child, (stream, text) => read(stream, text).forEach(sink)));
    },
    attach: (argv): Promise<RunEnd> => keep(attach(located(argv, options), options.directory, options.env)),
    async close() {
      closing.abort();
      await Promise.allSettled(open);
    },
  };
}

async function readVersion(options: ComposeOptions): Promise<Result<string, ComposeProblem>> {
  const answer = await ask(options, ['docker', 'compose', 'version', '--short']);
  if (!answer.ok) return answer;
  const { stdout, stderr, code } = answer.value;
  return code === 0 ? ok(stdout.trim()) : fail(problemFrom(stderr, []));
}

function asPrinted(stream: 'stdout' | 'stderr', text: string): readonly RunEvent[] {
  return [{ kind: 'line', stream, text }];
}

function located(argv: readonly string[], { dockerPath }: ComposeOptions): readonly string[] {
  return dockerPath !== undefined && argv[0] === 'docker' ? argv.with(0, dockerPath) : argv;
}

/** No menu, no hints, no colours, no bars: nobody looks at the child's own output. */
function quiet({ env }: ComposeOptions) {
  return {
    ...env,
    COMPOSE_MENU: 'false',
    COMPOSE_ANSI: 'never',
    BUILDKIT_PROGRESS: undefined,
    DOCKER_CLI_HINTS: 'false',
  };
}
