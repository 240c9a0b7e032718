import type { Entry, LogChoice } from './entry.ts';
import { goOnLive } from './live.ts';
import { createMerge } from './merge.ts';
import { newReading, type Reading, readOn } from './reading.ts';
import { chosenContainers, type LogSources, type Tell } from './sources.ts';

/**
 * The chosen logs of the project as one, in the order of time: the whole history, and then, when following, all that comes, over restarts, new
 * containers and losses of the engine. Reads no faster than the entries are taken. Ends when `signal` aborts. The containers have to be known.
 */
export async function* mergedLogs(
  sources: LogSources,
  choice: LogChoice,
  tell: Tell,
  signal: AbortSignal,
): AsyncGenerator<readonly Entry[], void> {
  const readings = chosenContainers(sources.world(), choice).map(newReading);
  const history = { sources, choice, readings, tell };
  for (let before = Number.POSITIVE_INFINITY, again = true; again && !signal.aborted; ) {
    const began = Date.now();
    // The next round reads on from the same moment in every log, so that the order is exact over both.
    const until = choice.follow && choice.tail === null ? Math.min(began, choice.until ?? began) : choice.until;
    yield* readRound(history, until, signal);
    const tookMs = Date.now() - began;
    again = choice.follow && tookMs > SHORT_MS && tookMs < before / 2;
    before = tookMs;
  }
  if (choice.follow) yield* goOnLive(sources, readings, { choice, tell }, signal);
}

/**
 * A round of reading that took less than this leaves so little behind that it can come live. So does one that was hardly shorter than the one before:
 * then it is the engine that takes its time, to find the place in a large log.
 */
const SHORT_MS = 500;

type History = {
  readonly sources: LogSources;
  readonly choice: LogChoice;
  readonly readings: readonly Reading[];
  readonly tell: Tell;
};

async function* readRound(
  { sources, choice, readings, tell }: History,
  until: number | null,
  signal: AbortSignal,
): AsyncGenerator<readonly Entry[], void> {
  const merge = createMerge<Entry>('ends');
  const stretch = { until, follow: false, flush: !choice.follow };
  // All lanes are there before the first line comes: the merge waits for those that it knows.
  const lanes = readings.map((reading) => ({ reading, lane: merge.lane() }));
  const reads = lanes.map(async ({ reading, lane }) => {
    const end = await readOn(sources.engine, reading, { choice, stretch, lane }, signal);
    lane.end();
    // When following, the live stream meets the same trouble, or mends it.
    if (!choice.follow && (end.kind === 'unreadable' || end.kind === 'failed'))
      tell({ container: reading.container, end });
  });
  const stop = () => merge.close();
  signal.addEventListener('abort', stop);
  const all = Promise.all(reads).finally(stop);
  for (let batch = await merge.next(); batch && !signal.aborted; batch = await merge.next()) yield batch;
  await all;
  signal.removeEventListener('abort', stop);
}
