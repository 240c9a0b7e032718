import { parseWatchLine } from '../compose/watch-lines.ts';
import type { Compose, Emit, RunEnd } from '../model/ports.ts';

/** The one watch child of a session. */
export type Watching = {
  /** Starts `watch --no-up` for these services (empty: all); a watch that runs is ended first. */
  readonly start: (services: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Watch as a supervised child: its lines become entries, its end a state with the reason. `project` is the project's name, which older lines contain. */
export function createWatching(compose: Compose, emit: Emit, project: () => string): Watching {
  let current: { abort: AbortController; ended: Promise<void>; services: readonly string[] } | null = null;

  function say(
    state: 'off' | 'starting' | 'running' | 'stopping' | 'failed',
    services: readonly string[],
    problem = '',
  ) {
    emit({ at: Date.now(), type: 'watch.state', state, services, problem });
  }

  async function run(services: readonly string[], signal: AbortSignal) {
    say('starting', services);
    let lastLine = '';
    const argv = [...compose.command, 'watch', '--no-up', ...services];
    const end = await compose.run(
      argv,
      (event) => {
        if (event.kind !== 'line' || event.text.trim() === '') return;
        lastLine = event.text.trim();
        const entry = parseWatchLine(event.text, project());
        if (entry.kind === 'enabled') say('running', services);
        emit({ at: Date.now(), type: 'watch.entry', entry: { at: Date.now(), ...entry } });
      },
      signal,
    );
    if (signal.aborted) say('off', []);
    else say('failed', services, reasonOf(end, lastLine));
  }

  async function stop() {
    if (!current) return;
    const { abort, ended, services } = current;
    say('stopping', services);
    abort.abort();
    await ended;
  }

  return {
    async start(services) {
      await stop();
      const abort = new AbortController();
      const ended = run(services, abort.signal).finally(() => {
        if (current?.abort === abort) current = null;
      });
      current = { abort, ended, services };
    },
    stop,
  };
}

function reasonOf(end: RunEnd, lastLine: string): string {
  if (end.kind === 'not-started') return end.message;
  if (lastLine !== '') return lastLine;
  return end.kind === 'exited' ? `exit ${end.code}` : end.signal;
}
