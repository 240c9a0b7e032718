/** The part of an output stream that a painter needs. */
export type Terminal = {
  write(bytes: string): boolean;
  once(event: 'drain', listener: () => void): unknown;
};

/** Puts rows on a terminal, writing only those that changed. */
export type Painter = {
  /** Shows these rows, each as wide as the terminal, from the top left; rows that the last frame had and this one has not are cleared. */
  readonly paint: (rows: readonly string[]) => void;
  /** Forgets what is on the screen, as after a resize. */
  readonly reset: () => void;
  /** Another program has the terminal: nothing is written until `resume`, which then shows the newest frame from nothing. */
  readonly pause: () => void;
  readonly resume: () => void;
};

const BEGIN_UPDATE = '\u001b[?2026h';
const END_UPDATE = '\u001b[?2026l';
const CLEAR_SCREEN = '\u001b[2J';
const CLEAR_TO_END = '\u001b[K';
const RESET_STYLE = '\u001b[0m';

/**
 * A painter on a terminal. Ink 8 lays out and tokenises every cell of a frame again on each commit (16 ms of CPU for 160×48, where composing the rows
 * and finding the difference takes 1 ms), so the app's frame, which is made of prepared rows, goes around it. A terminal that is slower than the
 * frames gets the newest frame when it has taken the last one, never a queue of them.
 */
export function createPainter(terminal: Terminal): Painter {
  let shown: readonly string[] | null = null;
  let next: readonly string[] | null = null;
  let isBusy = false;
  let isPaused = false;

  function paint(rows: readonly string[]) {
    next = rows;
    if (isBusy || isPaused) return;
    const bytes = changes(shown, rows);
    shown = rows;
    if (bytes === '') return;
    if (terminal.write(bytes)) return;
    isBusy = true;
    terminal.once('drain', drained);
  }

  function drained() {
    isBusy = false;
    if (next) paint(next);
  }

  return {
    paint,
    reset() {
      shown = null;
    },
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      shown = null;
      if (next) paint(next);
    },
  };
}

/**
 * The bytes that turn one frame into the next; empty when they are the same. `null` is a screen of unknown content. Nothing is erased behind a
 * full row: there the cursor still stands on the last cell, which an erase would take.
 */
export function changes(shown: readonly string[] | null, rows: readonly string[]): string {
  const count = Math.max(rows.length, shown?.length ?? 0);
  let bytes = shown === null ? CLEAR_SCREEN : '';
  for (let row = 0; row < count; row++) {
    const text = rows[row] ?? '';
    if (shown === null ? text === '' : shown[row] === text) continue;
    bytes += `\u001b[${row + 1};1H${text}${RESET_STYLE}${text === '' ? CLEAR_TO_END : ''}`;
  }
  return bytes === '' ? '' : BEGIN_UPDATE + bytes + END_UPDATE;
}
