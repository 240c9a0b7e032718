import type { EngineProblem } from '../model/problem.ts';

/** A call that was not answered in time. */
export class TimedOut extends Error {
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(`no answer within ${afterMs} ms`);
    this.afterMs = afterMs;
  }
}

/** What an error of Node or dockerode means for the connection to `host`. */
export function engineProblem(error: unknown, host: string): EngineProblem {
  if (error instanceof TimedOut) return { kind: 'timeout', host, afterMs: error.afterMs };
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return { kind: 'permission-denied', host };
  if (code !== null && UNREACHABLE.has(code)) return { kind: 'unreachable', host, detail: detailOf(error) };
  return { kind: 'failed', host, detail: detailOf(error) };
}

/** The HTTP status that dockerode put on its error; null for an error that is not an answer of the engine. */
export function httpStatus(error: unknown): number | null {
  const status = isObject(error) ? error.statusCode : undefined;
  return typeof status === 'number' ? status : null;
}

/** The engine's own words, without the `(HTTP code 404) no such container - ` that dockerode puts before them. */
export function detailOf(error: unknown): string {
  if (isObject(error) && isObject(error.json) && typeof error.json.message === 'string') return error.json.message;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.map(detailOf).join('; ');
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^\(HTTP code \d+\) .*? - /s, '').trim();
}

const UNREACHABLE = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENOTSOCK',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
]);

/** Node tries every address of a name and then reports all failures in one error; the first tells the kind. */
function errorCode(error: unknown): string | null {
  if (isObject(error) && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? errorCode(error.errors[0]) : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
