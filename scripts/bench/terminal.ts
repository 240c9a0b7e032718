import { readdirSync, readFileSync } from 'node:fs';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

/** A program in a pseudo terminal, watched from outside. Times in milliseconds of `performance.now()`. */
export type Watched = {
  readonly pid: number;
  readonly startedAt: number;
  readonly press: (keys: string) => void;
  /** The rows of its screen, right ends trimmed. */
  readonly screen: () => readonly string[];
  /** When the screen first showed `pattern`, or null after `withinMs`. */
  readonly until: (pattern: RegExp, withinMs: number) => Promise<number | null>;
  /** When something became true, looked at whenever output left a whole frame, or null after `withinMs`. */
  readonly satisfies: (isTrue: () => boolean, withinMs: number) => Promise<number | null>;
  /** When the next bytes came, or null after `withinMs`. */
  readonly nextOutput: (withinMs: number) => Promise<number | null>;
  readonly bytes: () => number;
  /** All bytes that it wrote, as text. */
  readonly written: () => string;
  readonly resize: (columns: number, rows: number) => void;
  /** Whether the terminal is as a shell expects it: its own screen, without bracketed paste or mouse. */
  readonly isAsFound: () => boolean;
  readonly signal: (name: string) => void;
  readonly kill: () => void;
  readonly exited: Promise<number>;
};

/** Starts a program on a screen of its own. */
export function watchProgram(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly columns: number;
    readonly rows: number;
    readonly env?: Readonly<Record<string, string>>;
  },
): Watched {
  const { columns } = options;
  let { rows } = options;
  const [file = '', ...args] = argv;
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
  const env = {
    ...process.env,
    TERM: 'xterm-256color',
    COLORTERM: 'truecolor',
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    ...options.env,
  } as Record<string, string>;
  const startedAt = performance.now();
  const child = spawn(file, args, { name: 'xterm-256color', cols: columns, rows, cwd: options.cwd, env });
  const waiting = new Set<() => void>();
  const chunks: string[] = [];
  const frames = followFrames();
  let isWhole = true;
  let bytes = 0;
  let lastOutput = 0;
  child.onData((chunk) => {
    chunks.push(chunk);
    bytes += chunk.length;
    lastOutput = performance.now();
    const leavesWhole = frames(chunk);
    terminal.write(chunk, () => {
      isWhole = leavesWhole;
      for (const wake of [...waiting]) wake();
    });
  });
  terminal.onData((answer) => child.write(answer));
  const exited = new Promise<number>((resolve) => child.onExit(({ exitCode }) => resolve(exitCode)));

  function screen(): readonly string[] {
    const { active } = terminal.buffer;
    return Array.from(
      { length: rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    );
  }

  function wait(isThere: () => number | null, withinMs: number): Promise<number | null> {
    return new Promise((resolve) => {
      const check = () => {
        const found = isWhole ? isThere() : null;
        if (found !== null) end(found);
      };
      const timer = setTimeout(() => end(null), withinMs);
      const end = (value: number | null) => {
        clearTimeout(timer);
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
      check();
    });
  }

  return {
    pid: child.pid,
    startedAt,
    press: (keys) => child.write(keys),
    screen,
    satisfies: (isTrue, withinMs) => wait(() => (isTrue() ? lastOutput : null), withinMs),
    until: (pattern, withinMs) => wait(() => (pattern.test(screen().join('\n')) ? lastOutput : null), withinMs),
    nextOutput(withinMs) {
      const before = bytes;
      return wait(() => (bytes > before ? lastOutput : null), withinMs);
    },
    bytes: () => bytes,
    written: () => chunks.join(''),
    resize(columns, height) {
      rows = height;
      terminal.resize(columns, height);
      child.resize(columns, height);
    },
    isAsFound: () => terminal.buffer.active.type === 'normal' && !terminal.modes.bracketedPasteMode,
    signal: (name) => child.kill(name),
    kill: () => child.kill('SIGKILL'),
    exited,
  };
}

const FRAME_BEGINS = '\u001b[?2026h';
const FRAME_ENDS = '\u001b[?2026l';

/**
 * Says after each piece of output whether the screen is whole: a program that brackets its frames as synchronized updates
 * (DEC private mode 2026) shows nothing between the two, and half a frame is not what a person would see.
 */
function followFrames(): (chunk: string) => boolean {
  let before = '';
  let isWhole = true;
  return (chunk) => {
    const text = before + chunk;
    const began = text.lastIndexOf(FRAME_BEGINS);
    const ended = text.lastIndexOf(FRAME_ENDS);
    if (began !== ended) isWhole = ended > began;
    before = text.slice(-(FRAME_BEGINS.length - 1));
    return isWhole;
  };
}

/** CPU time of a process and all below it, in milliseconds, and their resident memory in MiB. Linux only (`/proc`). */
export function consumption(pid: number): { readonly cpuMs: number; readonly memoryMiB: number } {
  const stats = treeOf(pid).map((each) => readStat(each));
  const ticks = stats.reduce((sum, { ticks: own }) => sum + own, 0);
  return { cpuMs: ticks * 10, memoryMiB: stats.reduce((sum, { pages }) => sum + pages * 4096, 0) / 2 ** 20 };
}

function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const { parent } = readStat(Number(name));
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** The fields of /proc/PID/stat after the name, which may itself hold spaces and brackets. A process that is gone counts nothing. */
function readStat(pid: number): { readonly parent: number; readonly ticks: number; readonly pages: number } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, ticks: utime + stime + cutime + cstime, pages: fields[21] ?? 0 };
  } catch {
    return { parent: 0, ticks: 0, pages: 0 };
  }
}
