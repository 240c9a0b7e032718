import { goesOn } from './trace-flow.ts';
import { firstInk } from './trace-lines.ts';
import { mayOpen, mayOpenAtEnd, opening } from './trace-opening.ts';
import { closed, type State } from './trace-state.ts';

/**
 * Says which lines belong to the error before them, so that a reader may fold a stack trace under its first line. One for
 * each stream (stdout, stderr) of one container, since the lines of the two arrive mixed.
 *
 * Knows the traces of Python, Java and Kotlin, Node, Go, Rust, Ruby, PHP and .NET, and any indented lines right after a line
 * of level error. Only what follows an error or the opening of a trace is ever a continuation: a banner or a table after an
 * ordinary line is not. In the usual state, no trace open and no error, a call looks at the first and the last byte.
 */
export class TraceTracker {
  #state: State = closed;
  #blank = false;
  #lines = 0;
  #ms = 0;

  /**
   * Takes the next line: bytes `start` up to `end`, the code of its level (`levels` in level.ts) and its time in
   * milliseconds. True when the line continues the error line or the trace before it.
   */
  continues(bytes: Uint8Array, start: number, end: number, level: number, ms: number): boolean {
    if (this.#state === closed && level < 4) {
      if (start >= end) return false;
      if (mayOpen[bytes[start] as number] === 0 && mayOpenAtEnd[bytes[end - 1] as number] === 0) return false;
    }
    return this.#take(bytes, start, end, level, ms);
  }

  /** Forgets what went before: a new run of the container. */
  reset(): void {
    this.#state = closed;
  }

  #take(bytes: Uint8Array, start: number, end: number, level: number, ms: number): boolean {
    const to = end > start && bytes[end - 1] === 0x0d ? end - 1 : end;
    const at = firstInk(bytes, start, to);
    const next = this.#isOver(ms) ? undefined : goesOn(this.#state, { bytes, start, at, end: to, level }, this.#blank);
    this.#ms = ms;
    this.#blank = at >= to;
    this.#lines = next === undefined ? 0 : this.#lines + 1;
    this.#state = next ?? opening({ bytes, start, at, end: to, level });
    return next !== undefined;
  }

  #isOver(ms: number): boolean {
    return this.#state === closed || ms - this.#ms > longestPause || this.#lines >= mostLines;
  }
}

/** A trace is written at once: what comes more than a second later is something else. */
const longestPause = 1000;

/** An error that dumps its data goes on for this long at most, so that a mistake cannot hide a log. */
const mostLines = 1000;
