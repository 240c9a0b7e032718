import { execa } from 'execa';
import type { RunEnd } from '../model/ports.ts';
import { splitLines } from './lines.ts';
import type { Environment } from './options.ts';
import { GRACE, type Grace, terminateOnAbort } from './terminate.ts';

/** A child process: the program, its arguments, where it runs, and what ends it. */
export type Child = {
  readonly argv: readonly string[];
  readonly directory: string;
  readonly env: Environment;
  readonly signal: AbortSignal;
  readonly grace?: Grace;
};

/** What takes the child's lines. */
export type LineSink = (stream: 'stdout' | 'stderr', text: string) => void;

/**
 * Runs a program without a shell, in a process group of its own, so that Ctrl-C in this terminal never reaches it. Settles when it has
 * ended and both of its streams are read; nothing of the group is left then if `signal` aborted.
 */
export async function runLines(child: Child, sink: LineSink): Promise<RunEnd> {
  if (child.signal.aborted) return { kind: 'signalled', signal: 'SIGINT' };
  const [program = '', ...rest] = child.argv;
  const subprocess = execa(program, rest, {
    cwd: child.directory,
    env: child.env,
    extendEnv: false,
    stdin: 'ignore',
    buffer: false,
    encoding: 'buffer',
    reject: false,
    detached: process.platform !== 'win32',
    cleanup: false,
  });
  const finish =
    subprocess.pid === undefined ? null : terminateOnAbort(subprocess.pid, child.signal, child.grace ?? GRACE);
  readLines(subprocess.stdout, (text) => sink('stdout', text));
  readLines(subprocess.stderr, (text) => sink('stderr', text));
  const result = await subprocess;
  finish?.();
  return endOf(result);
}

function readLines(stream: NodeJS.ReadableStream, line: (text: string) => void): void {
  const splitter = splitLines(line);
  stream.on('data', (chunk: Uint8Array) => splitter.push(chunk));
  stream.on('end', splitter.end);
}

type Ended = { readonly exitCode?: number | undefined; readonly signal?: string | undefined; readonly failed: boolean };

/** How execa's result reads at the port. A program that never started has neither an exit code nor a signal. */
export function endOf(result: Ended): RunEnd {
  if (result.exitCode !== undefined) return { kind: 'exited', code: result.exitCode };
  if (result.signal !== undefined) return { kind: 'signalled', signal: result.signal };
  return { kind: 'not-started', message: 'originalMessage' in result ? String(result.originalMessage) : '' };
}
