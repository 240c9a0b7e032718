import { execa } from 'execa';
import { atEnd, interrupted } from './cleanup.ts';

/** The folder of the stack that most is measured on. */
export const STACK_FOLDER = 'scripts/bench';
/** The container in it that prints. */
export const FLOOD = 'dogwatch-bench-flood-1';

/** How the flooding service prints: see writer.sh. */
export type Pour = { readonly rate: number; readonly total?: number; readonly short?: boolean };

/** Environment variables, for Compose and for the programs that read the same files. */
export type Env = Readonly<Record<string, string>>;

let isToBeRemoved = false;

/** Starts the stack anew; its flooding service waits for `pour`. Returns the environment that Compose read its file with. */
export async function startStack({ rate, total = 0, short = false }: Pour): Promise<Env> {
  if (!isToBeRemoved) atEnd(() => removeProject('scripts/bench/compose.yml'));
  isToBeRemoved = true;
  const env = { RATE: String(rate), TOTAL: String(total), SHORT: short ? '1' : '0' };
  await compose('scripts/bench/compose.yml', ['up', '-d', '--force-recreate'], env);
  await compose('scripts/bench/compose.yml', ['up', '-d', '--wait', 'web'], env);
  return env;
}

/** Lets the flooding service begin. */
export async function pour() {
  await docker(['exec', FLOOD, 'touch', '/go']);
}

/** Lets it end: it prints END within some 20 ms. */
export async function dry() {
  await docker(['exec', FLOOD, 'touch', '/stop']);
}

export async function compose(file: string, args: readonly string[], env: Env = {}) {
  await docker(['compose', '-f', file, ...args], env);
}

/** Runs `docker`; ends it when the measurement is interrupted. Returns what it printed. */
export async function docker(args: readonly string[], env: Env = {}): Promise<string> {
  const { stdout } = await execa('docker', [...args], { env, cancelSignal: interrupted });
  return stdout;
}

/** Removes a project with its containers, networks and volumes, also after an interruption. */
export async function removeProject(file: string) {
  await execa('docker', ['compose', '-f', file, 'down', '-v', '-t', '0']);
}

/** What the flooding service said in the end. */
export type Finish = {
  readonly lines: number;
  /** When that line was written, in milliseconds since the epoch. */
  readonly writtenAt: number;
  /** Lines a second, on average. */
  readonly rate: number;
};

/** The flood's last line; whole, since a terminal may have drawn half of it. */
export const END = /END (\d+) (\d+\.\d{3}) (\d+) done/;

export function finishIn(text: string): Finish | null {
  const found = END.exec(text);
  return found && { lines: Number(found[1]), writtenAt: Number(found[2]) * 1000, rate: Number(found[3]) };
}
