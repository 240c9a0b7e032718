import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Watched, watchProgram } from '../../scripts/bench/terminal.ts';

const root = join(import.meta.dirname, '../..');

/** As for a person who knows the program: the tour does not come up. A test of a first start gives an empty folder of its own. */
const KNOWN = mkdtempSync(join(tmpdir(), 'dogwatch-screen-state-'));
mkdirSync(join(KNOWN, 'dogwatch'));
writeFileSync(join(KNOWN, 'dogwatch/started.json'), '{"tour":1}');
process.once('exit', () => rmSync(KNOWN, { recursive: true, force: true }));

/** Keys as a terminal sends them. */
export const KEYS = { enter: '\r', esc: '\u001b', down: '\u001b[B', up: '\u001b[A', ctrlC: '\u0003' } as const;

/** The built program on a screen, with a short patience that says what the screen showed when it runs out. */
export type Program = Watched & {
  /** Waits until the screen shows the pattern; fails with the whole screen otherwise. */
  readonly shows: (pattern: RegExp, withinMs?: number) => Promise<void>;
  /** Waits until the screen no longer shows it. */
  readonly hides: (pattern: RegExp, withinMs?: number) => Promise<void>;
};

/** Starts the built program (`npm run build`) as a person would in a terminal. */
export function startProgram(
  words: readonly string[],
  options: {
    readonly cwd?: string;
    readonly columns?: number;
    readonly rows?: number;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Program {
  const { cwd = root, columns = 160, rows = 48, env = {} } = options;
  const watched = watchProgram([process.execPath, join(root, 'bin/launch.js'), ...words], {
    cwd,
    columns,
    rows,
    env: { XDG_STATE_HOME: KNOWN, XDG_CONFIG_HOME: KNOWN, ...env },
  });
  const text = () => watched.screen().join('\n');
  return {
    ...watched,
    async shows(pattern, withinMs = 20_000) {
      if ((await watched.until(pattern, withinMs)) === null) throw new Error(`no ${pattern} on the screen:\n${text()}`);
    },
    async hides(pattern, withinMs = 20_000) {
      const gone = await watched.satisfies(() => !pattern.test(text()), withinMs);
      if (gone === null) throw new Error(`still ${pattern} on the screen:\n${text()}`);
    },
  };
}
