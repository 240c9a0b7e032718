import { TimedOut } from './problem.ts';

/** Watches a stream that may last as long as it likes, so long as something moves. */
export type Idle = {
  /** Aborts when nothing has moved for too long, with `TimedOut`, and when the outer signal does. */
  readonly signal: AbortSignal;
  /** Something moved, or is waited for from now on. */
  moved(): void;
  /** The other side is not waited for until the next move. */
  rest(): void;
  /** Stops watching. */
  end(): void;
};

/** Begins at rest. */
export function watchIdle(ms: number, outer: AbortSignal): Idle {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const rest = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  return {
    signal: AbortSignal.any([outer, limit.signal]),
    moved() {
      rest();
      timer = setTimeout(() => limit.abort(new TimedOut(ms)), ms);
    },
    rest,
    end: rest,
  };
}
