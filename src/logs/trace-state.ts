/** What is open, as a small integer: a tracker keeps one for each stream and looks at it for each line. */
export type State = number;

/** No error is open. */
export const closed = 0;
/** The line before is a log line of level error; what belongs to it may follow. */
export const said = 1;
/** Indented lines have followed a log line of level error. */
export const dump = 2;
/** The exception itself has been named, or its frames have begun. */
export const exception = 3;
/** As `exception`, named by pydantic, which lists the fields that are wrong without indentation. */
export const validation = 4;
/** Python's frames: the exception is named in the last line. */
export const frames = 5;
/** Python has announced that another traceback follows. */
export const chain = 6;
/** Goroutines, whose functions are not indented. */
export const goroutine = 7;
/** Rust has said where it panicked; the next line says why. */
export const panic = 8;
/** Node has said where it happened: the line of source comes next, then the mark below it, then the error. */
export const place = 9;
export const source = 10;
export const mark = 11;

/** One line as the tracker sees it: its bytes `start` up to `end`, the first one that shows (`at`), and its level's code. */
export type TraceLine = {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly at: number;
  readonly end: number;
  readonly level: number;
};
