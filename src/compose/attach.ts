import { execa } from 'execa';
import type { RunEnd } from '../model/ports.ts';
import type { Environment } from './options.ts';
import { endOf } from './run.ts';

/** Runs a program on this process's own terminal, in its process group, so that Ctrl-C reaches it as typed. */
export async function attach(argv: readonly string[], directory: string, env: Environment): Promise<RunEnd> {
  const [program = '', ...rest] = argv;
  return endOf(await execa(program, rest, { cwd: directory, env, extendEnv: false, stdio: 'inherit', reject: false }));
}
