import type { EngineEvent } from '../../../model/fact.ts';
import { plain } from '../../../text/sanitize.ts';
import { type LastError, lastError } from '../../texts/last-error.ts';
import { type StartFailure, startFailure } from '../../texts/start-failure.ts';

/**
 * Why a container ended or did not start, as far as can be told. `oom`: the kernel killed it for want of memory · `start`: its command could not be executed · `engine`: the engine
 * refused in words that are not known · `said`: what it said last · `signal`: it was killed (`code` is above 128) · `code`: nothing but its exit code.
 */
export type Cause =
  | { readonly kind: 'oom' }
  | { readonly kind: 'start'; readonly failure: StartFailure; readonly line: string | null }
  | { readonly kind: 'engine'; readonly text: string }
  | { readonly kind: 'said'; readonly error: LastError }
  | { readonly kind: 'signal' }
  | { readonly kind: 'code' };

/** What is known of an end. `code` is null where the container did not start; `lines` is the log of that run. */
export type Remains = {
  readonly code: number | null;
  readonly error: string;
  readonly isOom: boolean;
  readonly lines: readonly string[];
};

/** The cause of an end, the surest knowledge first: what the engine says, then what the log says, then the code. */
export function causeOf({ code, error, isOom, lines }: Remains): Cause {
  if (isOom) return { kind: 'oom' };
  if (error !== '') {
    const failure = startFailure(plain(error));
    return failure ? { kind: 'start', failure, line: null } : { kind: 'engine', text: plain(error) };
  }
  const started = startedBadly(code, lines);
  if (started) return started;
  const said = lastError(lines);
  const isSignal = code !== null && code > 128 && code <= 128 + 64;
  if (said && (!isSignal || TELLS.has(said.kind))) return { kind: 'said', error: said };
  return { kind: isSignal ? 'signal' : 'code' };
}

/** Whether the engine told of a want of memory while that run lasted. Times in milliseconds since the epoch. */
export function sawOom(events: readonly EngineEvent[], container: string, from: number, to: number): boolean {
  return events.some(
    ({ action, at, container: id }) => action === 'oom' && id === container && at >= from && at <= to + 1000,
  );
}

/** Only these say more than the signal does. */
const TELLS: ReadonlySet<LastError['kind']> = new Set([
  'module',
  'file',
  'variable',
  'permission',
  'memory',
  'exception',
]);

/** What the process that was to become the command says itself; a script may say such things of a command and go on. */
const OWN_WORDS = /^exec \S+: |exec user process caused/;
const SHELL_CODES: ReadonlySet<number> = new Set([126, 127]);
const LAST_LINES = 15;

function startedBadly(code: number | null, lines: readonly string[]): Cause | null {
  const byShell = code !== null && SHELL_CODES.has(code);
  const last = lines.slice(-LAST_LINES).filter((line) => byShell || OWN_WORDS.test(line));
  for (const line of last.reverse()) {
    const failure = startFailure(line);
    if (failure) return { kind: 'start', failure, line };
  }
  if (!byShell || lastError(lines)?.kind === 'module') return null;
  return { kind: 'start', failure: { kind: code === 126 ? 'not-executable' : 'not-found', command: '' }, line: null };
}
