import type { Container } from '../model/container.ts';
import { type Chance, createChance } from './chance.ts';
import type { LogRecord } from './frame.ts';
import type { Logbook } from './logbook.ts';
import type { Timeline } from './timeline.ts';

/** What a healthcheck gets to see: exit code and output. */
export type ProbeAnswer = { readonly exitCode: number; readonly output: string };

/** What a program can be asked while it runs. */
export type Behaviour = {
  /** SIGTERM. It ends by `run.exit`, or is killed when its grace is over. */
  readonly terminate: () => void;
  readonly probe?: () => ProbeAnswer;
  /** Files of its folder were replaced; paths in the container. */
  readonly filesChanged?: (paths: readonly string[]) => void;
};

/** A run of a program: what it can do. */
export type Run = {
  readonly container: Container;
  readonly chance: Chance;
  readonly now: () => number;
  readonly print: (text: string, stream?: LogRecord['stream']) => void;
  /** Does something later, unless the run is over; while it is frozen, after that. */
  readonly after: (ms: number, action: () => void) => void;
  readonly exit: (code: number) => void;
};

/** What runs in a container: begins at once, goes on by `run.after`. */
export type Program = (run: Run) => Behaviour;

/** A program that runs. */
export type Process = Required<Pick<Behaviour, 'terminate'>> & {
  readonly probe: () => ProbeAnswer;
  readonly filesChanged: (paths: readonly string[]) => void;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends it without asking. */
  readonly kill: () => void;
};

export type ProcessPlace = {
  readonly container: Container;
  readonly timeline: Timeline;
  readonly logbook: Logbook;
  readonly exited: (code: number) => void;
};

/** Starts a program in a container; `exited` is called once, when it ends by itself. */
export function startProcess(program: Program, { container, timeline, logbook, exited }: ProcessPlace): Process {
  const pending = new Set<() => void>();
  let over = false;
  let frozen = false;
  let held: (() => void)[] = [];

  function kill() {
    over = true;
    for (const undo of pending) undo();
  }

  function after(ms: number, action: () => void) {
    if (over) return;
    const undo = timeline.after(ms, () => {
      pending.delete(undo);
      if (frozen) held.push(action);
      else action();
    });
    pending.add(undo);
  }

  const behaviour = program({
    container,
    chance: createChance(Number.parseInt(container.id.slice(0, 8), 16)),
    now: timeline.now,
    print: (text, stream = 'stdout') => !over && logbook.write(timeline.now(), stream, text),
    after,
    exit(code) {
      if (over) return;
      kill();
      exited(code);
    },
  });

  return {
    terminate: behaviour.terminate,
    probe: () => behaviour.probe?.() ?? { exitCode: 0, output: '' },
    filesChanged: (paths) => behaviour.filesChanged?.(paths),
    freeze() {
      frozen = true;
    },
    thaw() {
      frozen = false;
      const waiting = held;
      held = [];
      for (const action of waiting) action();
    },
    kill,
  };
}
