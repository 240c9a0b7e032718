import { stat } from 'node:fs/promises';
import { execa } from 'execa';
import type { ComposeProblem } from '../model/problem.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { ComposeOptions } from './options.ts';

/** What a child that was asked something answered. */
export type Answer = { readonly stdout: string; readonly stderr: string; readonly code: number };

/** Asks `docker` something short, which may read `input`; `not-installed` where the program cannot be started. */
export async function ask(
  options: ComposeOptions,
  argv: readonly string[],
  signal?: AbortSignal,
  input?: string,
): Promise<Result<Answer, ComposeProblem>> {
  const result = await execa(options.dockerPath ?? 'docker', argv.slice(1), {
    cwd: options.directory,
    env: options.env,
    extendEnv: false,
    ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    reject: false,
    maxBuffer: 64_000_000,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  const { stdout, stderr, exitCode } = result;
  if (exitCode !== undefined) return ok({ stdout, stderr, code: exitCode });
  if (result.isCanceled) return fail({ kind: 'failed', message: 'cancelled' });
  const folder = await stat(options.directory).catch(() => null);
  if (!folder?.isDirectory()) return fail({ kind: 'no-project', directory: options.directory });
  return fail({ kind: 'not-installed', detail: result.originalMessage ?? '' });
}
