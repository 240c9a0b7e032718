import {
  ascii,
  hasSuffix,
  includes,
  isClock,
  isDigit,
  isException,
  isIndented,
  isRubyPlace,
  nameEnd,
  startsWith,
} from './trace-lines.ts';
import { goroutineHead, pythonFile, traceback } from './trace-opening.ts';
import {
  chain,
  closed,
  dump,
  exception,
  frames,
  goroutine,
  mark,
  panic,
  place,
  type State,
  said,
  source,
  type TraceLine,
  validation,
} from './trace-state.ts';

/** What is open after a line that continues what is open, or undefined when the line does not. `blank`: one came before. */
export function goesOn(state: State, line: TraceLine, blank: boolean): State | undefined {
  if (line.at >= line.end) return afterBlank(state);
  if (isLogLine(line)) return undefined;
  if (state >= panic) return afterAnnounced(state, line);
  return isIndented(line.bytes, line.start, line.at)
    ? afterIndented(state, line, blank)
    : afterFlush(state, line, blank);
}

/** A log line of one row that an empty row follows is complete; a trace may hold empty rows. */
function afterBlank(state: State): State | undefined {
  return state === said || state === place || state === source ? undefined : state;
}

/** Whether a line is a logger's: it begins with a time, or with a level in a bracket. */
function isLogLine({ bytes, start, at, end, level }: TraceLine): boolean {
  if (isClock(bytes, at, end)) return level > 0 || !isIndented(bytes, start, at);
  return level > 0 && bytes[at] === 0x5b && !nodeKeys.some((key) => startsWith(bytes, at, end, key));
}

/** The lines that a place or a panic announces may hold anything, so only a level of their own ends them. */
function afterAnnounced(state: State, { bytes, at, level }: TraceLine): State | undefined {
  if (state === source) return bytes[at] === 0x5e || bytes[at] === 0x7e ? mark : undefined;
  if (!isError(level)) return undefined;
  return state === place ? source : exception;
}

function afterIndented(state: State, line: TraceLine, blank: boolean): State | undefined {
  const { bytes, at, end, level } = line;
  if (state === frames) return frames;
  if (state === chain) return exception;
  const isFrame = frameStarts.some((frame) => startsWith(bytes, at, end, frame));
  if (state === said || state === dump) {
    if (!isError(level)) return undefined;
    if (startsWith(bytes, at, end, pythonFile)) return frames;
    if (isFrame) return exception;
    return blank ? undefined : dump;
  }
  return blank && !isFrame ? undefined : state;
}

function afterFlush(state: State, line: TraceLine, blank: boolean): State | undefined {
  const { bytes, at, end, level } = line;
  if (startsWith(bytes, at, end, traceback)) return state <= dump || state === chain ? frames : undefined;
  if (startsWith(bytes, at, end, goroutineHead)) return goroutine;
  if (sentences.some((sentence) => startsWith(bytes, at, end, sentence))) return chain;
  if (endings.some((ending) => startsWith(bytes, at, end, ending))) return closed;
  if (isKnown(line)) return state === goroutine || state === frames ? state : exception;
  if (state === frames) return isPythonName(line) ? namedBy(line) : undefined;
  if (state === goroutine) return level === 0 && isGoCall(line) ? goroutine : undefined;
  if (blank) return undefined;
  if (state !== said && isBracket(line)) return state;
  if (state <= dump) return isError(level) && isException(bytes, at, end) ? namedBy(line) : undefined;
  return state === validation && level === 0 && isFieldPath(line) ? validation : undefined;
}

/** Whether a line's level lets it be part of an error: its own level of another kind makes it a line of its own. */
function isError(level: number): boolean {
  return level === 0 || level === 4;
}

function namedBy({ bytes, at, end }: TraceLine): State {
  return includes(bytes, at, end, pydantic) ? validation : exception;
}

/** Lines that only traces have, wherever they stand in one. */
function isKnown({ bytes, at, end }: TraceLine): boolean {
  if (bytes[at] === 0x23 && isDigit(bytes[at + 1])) return true;
  if (starts.some((start) => startsWith(bytes, at, end, start))) return true;
  if (startsWith(bytes, at, end, phpNext)) return isException(bytes, at + phpNext.length, end);
  if (startsWith(bytes, at, end, dots)) return isDigit(bytes[at + dots.length]);
  if (startsWith(bytes, at, end, flushFrame)) return bytes[end - 1] === 0x29 || isDigit(bytes[end - 1]);
  return includes(bytes, at, end, rubyFile) && isRubyPlace(bytes, at, end);
}

/** The last line of a traceback. A bare small word before a colon, `error: …`, is a logger's level and no class. */
function isPythonName({ bytes, at, end, level }: TraceLine): boolean {
  const to = nameEnd(bytes, at, end);
  if (to === -1) return false;
  if (!isError(level)) return hasSuffix(bytes, at, to);
  let small = 0;
  let capitals = 0;
  for (let n = at; n < to; n++) {
    const byte = bytes[n] as number;
    if (byte === 0x2e) capitals += 1;
    else if (byte >= 0x61 && byte <= 0x7a) small += 1;
    else if (byte >= 0x41 && byte <= 0x5a) capitals += 1;
  }
  return small > 0 && capitals > 0;
}

/** `main.load(0x1, …)`, `net/http.(*conn).serve(…)`: the call is the whole line. */
function isGoCall({ bytes, at, end }: TraceLine): boolean {
  if (bytes[end - 1] !== 0x29) return false;
  const open = bytes.indexOf(0x28, at);
  if (open <= at || open >= end) return false;
  for (let n = at; n < open; n++) if (bytes[n] === 0x20) return false;
  return true;
}

/** The end of what was indented: `}`, `]`, `});`, `"}`. A `{` alone begins the properties of a Node error. */
function isBracket({ bytes, at, end }: TraceLine): boolean {
  const first = bytes[at] === 0x22 ? bytes[at + 1] : bytes[at];
  return end - at <= 4 && (first === 0x7d || first === 0x5d || first === 0x29 || (first === 0x7b && end - at === 1));
}

/** The place of a wrong value as pydantic writes it: `name`, `items.0.price`. */
function isFieldPath({ bytes, at, end }: TraceLine): boolean {
  for (let n = at; n < end; n++) if ((bytes[n] as number) <= 0x20) return false;
  return true;
}

const pydantic = ascii(' validation error');
const rubyFile = ascii('.rb:');
const phpNext = ascii('Next ');
const dots = ascii('... ');
const flushFrame = ascii('at ');
const nodeKeys = ['[cause]', '[errors]'].map(ascii);
const frameStarts = ['at ', 'from ', 'File "', '... ', 'Caused by', '+ Exception Group Traceback', '---'].map(ascii);
const sentences = [
  'During handling of the above exception, another exception occurred',
  'The above exception was the direct cause of the following exception',
].map(ascii);
const endings = ['Node.js v', 'exit status '].map(ascii);

/** Java; PHP and Monolog; Rust, anyhow and color-eyre; Go; Node; loguru; SQLAlchemy and psycopg. */
const starts = [
  ...['Caused by:', 'Suppressed:', 'Wrapped by:'],
  ...['Stack trace:', '[stacktrace]', '[previous exception]'],
  ...['note: ', 'stack backtrace:', 'Stack backtrace:', 'Location:'],
  ...['created by ', '[signal ', '...additional frames elided'],
  ...['(Use `node --trace', '> File "'],
  ...['(Background on this error', '[SQL: ', '[parameters: ', 'DETAIL: ', 'HINT: ', 'LINE '],
].map(ascii);
