import { parseWatchLine, type WatchLine } from '../compose/watch-lines.ts';
import type { Compose, RunEnd } from '../model/ports.ts';
import type { WatchEnd, WatchRunner } from '../sync/runner.ts';

/** Watch by a child `docker compose watch --no-up`; `project` is the project's name, which older versions' lines contain. */
export function composeWatch(compose: Compose, project: () => string): WatchRunner {
  return {
    by: 'compose',
    async run(services, told, signal) {
      let lastLine = '';
      const teller = joinErrors(told);
      const argv = [...compose.command, 'watch', '--no-up', ...services];
      const end = await compose.run(
        argv,
        (event) => {
          if (event.kind !== 'line' || event.text.trim() === '') return;
          const line = parseWatchLine(event.text, project());
          // What it did well says nothing of its end.
          if (line.kind === 'error' || line.kind === 'line') lastLine = event.text.trim();
          teller.take(line);
        },
        signal,
      );
      teller.flush();
      return judge(end, lastLine);
    },
  };
}

/** An error of several lines comes line by line, at once; its lines are told as one. */
const JOIN_MS = 50;

function joinErrors(told: (line: WatchLine) => void) {
  let error: WatchLine | null = null;
  let timer: NodeJS.Timeout | undefined;

  function flush() {
    clearTimeout(timer);
    if (error) told(error);
    error = null;
  }

  return {
    take(line: WatchLine) {
      if (error && line.kind === 'line') {
        error = { ...error, text: `${error.text}\n${line.text}` };
        return;
      }
      flush();
      if (line.kind !== 'error') return told(line);
      error = line;
      timer = setTimeout(flush, JOIN_MS);
    },
    flush,
  };
}

/** Sources: `pkg/compose/watch.go` and `cmd/compose/watch.go` of v2.26.1, v2.40.3 and v5.5.0. */
const HOPELESS =
  /none of the selected services is configured for watch|can't watch|without a build context|doesn't have a build section|incompatible with watch action|no such service|unknown (?:flag|shorthand flag|command)|is not a docker command/;
const ELSEWHERE = /cannot take exclusive lock/;

function judge(end: RunEnd, lastLine: string): WatchEnd {
  if (end.kind === 'not-started') return { kind: 'hopeless', reason: end.message };
  const reason = lastLine !== '' ? lastLine : end.kind === 'exited' ? `exit ${end.code}` : end.signal;
  if (ELSEWHERE.test(lastLine)) return { kind: 'elsewhere', reason };
  return { kind: HOPELESS.test(lastLine) ? 'hopeless' : 'died', reason };
}
