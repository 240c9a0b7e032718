import {
  ascii,
  includes,
  isDigit,
  isException,
  isIndented,
  isRubyPlace,
  nameEnd,
  startsWith,
  tableOf,
} from './trace-lines.ts';
import {
  closed,
  dump,
  exception,
  frames,
  goroutine,
  panic,
  place,
  type State,
  said,
  type TraceLine,
} from './trace-state.ts';

/** What a line opens that continues nothing: by its level, or by the shape of traces whose first line says no level. */
export function opening({ bytes, start, at, end, level }: TraceLine): State {
  if (at >= end) return closed;
  if (startsWith(bytes, at, end, traceback)) return frames;
  if (isRustPanic(bytes, at, end)) return bytes[end - 1] === 0x3a ? panic : exception;
  if (isIndented(bytes, start, at)) {
    if (startsWith(bytes, at, end, pythonFile)) return frames;
    if (startsWith(bytes, at, end, pythonGroup)) return exception;
    return level === 4 ? dump : closed;
  }
  if (level === 4)
    return exceptionHeads.some((head) => startsWith(bytes, at, end, head)) || isException(bytes, at, end)
      ? exception
      : said;
  if (startsWith(bytes, at, end, goroutineHead) && bytes[end - 1] === 0x3a) return goroutine;
  if (isNodePlace(bytes, at, end)) return place;
  // A level below error is the line's own word for how serious it is, whatever its last word is.
  if (level !== 0) return closed;
  if (bytes[end - 1] === 0x29) return isRubyHead(bytes, at, end) ? exception : closed;
  return nameEnd(bytes, at, end) === end && isException(bytes, at, end) ? exception : closed;
}

/** First bytes of lines that open a trace without a level: of colours, indentation, `Traceback`, `thread`, `goroutine`, places. */
export const mayOpen = tableOf('\x1b Ttg/fn');

/** Last bytes of the others: Ruby's `(RuntimeError)`, and the name of an exception alone, such as `…NullPointerException`; of either before `\r`. */
export const mayOpenAtEnd = tableOf(')nr\r');

export const traceback = ascii('Traceback (most recent call last)');
export const pythonFile = ascii('File "');
export const goroutineHead = ascii('goroutine ');
const pythonGroup = ascii('+ Exception Group Traceback');
const rustThread = ascii("thread '");
const rustPanicked = ascii(' panicked at ');
const exceptionHeads = [
  'panic: ',
  'fatal error: ',
  'Exception in thread ',
  'Unhandled exception',
  'PHP Fatal error: ',
  'Fatal error: ',
  'Uncaught ',
].map(ascii);

/** `thread 'main' panicked at …`; since Rust 1.91 the number of the thread stands between. */
function isRustPanic(bytes: Uint8Array, at: number, end: number): boolean {
  return startsWith(bytes, at, end, rustThread) && includes(bytes, at, end, rustPanicked);
}

/** `/app/index.js:3`, `file:///app/main.ts:3` and `node:internal/…:3`, and nothing else on the line. */
function isNodePlace(bytes: Uint8Array, at: number, end: number): boolean {
  if (!isDigit(bytes[end - 1])) return false;
  let colon = end - 1;
  while (colon > at && isDigit(bytes[colon])) colon -= 1;
  if (bytes[colon] !== 0x3a || bytes.subarray(at, colon).includes(0x20)) return false;
  if (startsWith(bytes, at, end, nodeInternal)) return true;
  if (bytes[at] !== 0x2f && !startsWith(bytes, at, end, fileUrl)) return false;
  return scripts.some((script) => startsWith(bytes, colon - script.length, colon, script));
}

const nodeInternal = ascii('node:');
const fileUrl = ascii('file://');
const scripts = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx'].map(ascii);

/** `app.rb:3:in 'load': boom (RuntimeError)`: the class is the last word, and may be one of the program's own. */
function isRubyHead(bytes: Uint8Array, at: number, end: number): boolean {
  let from = end - 1;
  while (from > at && bytes[from] !== 0x28 && bytes[from] !== 0x20) from -= 1;
  return bytes[from] === 0x28 && isRubyPlace(bytes, at, from);
}
