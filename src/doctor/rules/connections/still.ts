import { lastError } from '../../texts/last-error.ts';

/**
 * Whether what these lines tell, which came after a failed connection, shows that the failure is over: a word of success, or another trouble that has nothing to do with it
 * (the program got further).
 */
export function gotFurther(after: readonly string[]): boolean {
  return after.some(tellsSuccess) || metOtherTrouble(after);
}

/** Whether a line tells that a program is at its work. That is no proof of a connection, but a reason to say nothing of one that failed before. */
export function tellsProgress(line: string): boolean {
  return AT_WORK.test(line) && !NOT_WELL.test(line);
}

/** Lines that begin something; what is indented continues the one above, as traces do. */
export function beginnings(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => /^[^\s})\]]/.test(line) && !TRACE.test(line));
}

const SUCCESS =
  /\b(?:re)?connected\b|\bconnection (?:to .{0,60})?(?:established|restored|succeeded|successful|is ready|ok)\b|\bsuccess(?:ful(?:ly)?)?\b|accepting connections|\bis ready\b|\bready to\b|\bfinished initializing\b|\bis (?:now )?(?:up|available|healthy|reachable)\b|\bRunning upgrade\b|\bmigrated\b|\bmigrations? (?:applied|completed?)\b|\bstartup complete\b|"(?: HTTP\/[\d.]+")? 2\d\d\b/i;
const NOT_WELL =
  /\b(?:not|never|cannot|unable|unavailable|unsuccessful(?:ly)?|unhealthy|unreachable|fail\w*|errors?|refused|wait\w*|retry\w*|retries|until|lost|closed|if|when|make sure|check|Is the server)\b|n't\b|timed? ?out|Started server process/i;
const AT_WORK = /\bstarted\b|\blistening\b|\brunning (?:on|at)\b|\bready\b/i;
const TRACE = /^(?:Traceback|During handling|The above exception|\(Background|node:internal|Node\.js v|\s*at )/;

function tellsSuccess(line: string): boolean {
  return SUCCESS.test(line) && !NOT_WELL.test(line);
}

const NAMED: ReadonlySet<string> = new Set(['module', 'file', 'variable', 'address', 'permission', 'memory']);
/** Faults of code, of a schema or of a setting, which a program comes to only when it has what it asked for. */
const UNRELATED =
  /(?:Programming|Integrity|Data|Syntax|Import|Value|Key|Attribute|Reference|Name|Index|Assertion|Validation|Lookup|FileNotFound|IsADirectory|NotImplemented|ZeroDivision)Error\b|TypeError\b(?!: fetch failed)|UndefinedTable|NullPointer|IllegalArgument|ImproperlyConfigured/;
const CHAINED = /^(?:During handling of the above exception|The above exception was the direct cause)/;

function metOtherTrouble(after: readonly string[]): boolean {
  const error = lastError(after);
  if (!error) return false;
  const isOther = NAMED.has(error.kind) || (error.kind === 'exception' && UNRELATED.test(error.line));
  return isOther && !after.slice(0, error.at).some((line) => CHAINED.test(line));
}
