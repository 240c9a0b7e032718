import { setTimeout as delay } from 'node:timers/promises';
import { waitBefore } from '../../engine/retry.ts';
import type { DividerKind } from '../../logs/line.ts';
import type { Container } from '../../model/container.ts';
import type { LogEnd } from '../../model/ports.ts';
import type { Entry, LogChoice } from './entry.ts';
import { createMerge, type Lane } from './merge.ts';
import { newReading, type Reading, readOn } from './reading.ts';
import { chosenContainers, type LogSources, type Tell } from './sources.ts';

/**
 * Follows the logs from where `readings` ended, until `signal` aborts: each run of a container, containers that are new, and all of them again when
 * the engine comes back. What had arrived by then is still handed out.
 */
export async function* goOnLive(
  sources: LogSources,
  readings: readonly Reading[],
  { choice, tell }: { readonly choice: LogChoice; readonly tell: Tell },
  signal: AbortSignal,
): AsyncGenerator<readonly Entry[], void> {
  const over = choice.until === null ? signal : AbortSignal.any([signal, atTime(choice.until)]);
  const merge = createMerge<Entry>('goes-on');
  const followers = createFollowers(sources, { choice, tell, lane: merge.lane }, over);
  for (const reading of readings) followers.add(reading);
  const unsubscribe = sources.subscribe(followers.update);
  over.addEventListener('abort', merge.close);
  followers.update();
  if (over.aborted) merge.close();
  for (let batch = await merge.next(); batch && !signal.aborted; batch = await merge.next()) yield batch;
  unsubscribe();
  over.removeEventListener('abort', merge.close);
  await followers.ended();
}

/** A container whose log is followed. */
type Follower = {
  readonly reading: Reading;
  readonly lane: Lane<Entry>;
  /** The run that is or was read: when the container was started. Null for one of which only the history was read. */
  run: number | null;
  /** Since when the engine was connected when reading began. */
  connection: number | null;
  open: boolean;
  /** Whether its stream broke although the engine is there. */
  broken: boolean;
  /** How often reading has failed since it last went well. */
  failures: number;
};

type Work = { readonly choice: LogChoice; readonly tell: Tell; readonly lane: () => Lane<Entry> };

function createFollowers({ engine, world }: LogSources, work: Work, signal: AbortSignal) {
  const followers = new Map<string, Follower>();
  /** Services and numbers that have or had a container. */
  const seen = new Set<string>();
  const open = new Set<Promise<void>>();

  function add(reading: Reading): Follower {
    const unread = { run: null, connection: null, open: false, broken: false, failures: 0 };
    const follower = { reading, lane: work.lane(), ...unread };
    followers.set(reading.container.id, follower);
    seen.add(nameOf(reading.container));
    return follower;
  }

  function update(): void {
    const { engine: status, containers } = world();
    if (status.state !== 'connected' || signal.aborted) return;
    for (const container of chosenContainers(world(), work.choice)) follow(container, status.since);
    for (const [id, { open: isOpen, lane }] of followers) {
      // A stream ends by itself when its container is gone, and may have more to say until then.
      if (id in containers || isOpen) continue;
      lane.end();
      followers.delete(id);
    }
  }

  function follow(container: Container, connection: number): void {
    const known = followers.get(container.id);
    if (container.startedAt === null || known?.open) return;
    const isSame = known?.run === container.startedAt && known.connection === connection;
    if (isSame && !known.broken) return;
    const divider = isSame ? null : dividerFor(container, known, seen.has(nameOf(container)));
    const follower = known ?? add(newReading(container));
    if (divider) follower.lane.push({ kind: 'divider', container, ...divider, nanos: 0 }, 0);
    follower.reading.container = container;
    follower.run = container.startedAt;
    follower.connection = connection;
    follower.open = true;
    follower.broken = false;
    const reading = read(follower);
    open.add(reading);
    void reading.finally(() => open.delete(reading));
  }

  async function read(follower: Follower): Promise<void> {
    const { reading, lane } = follower;
    const stretch = { until: null, follow: true, flush: true };
    const end = await readOn(engine, reading, { choice: work.choice, stretch, lane }, signal);
    if (end.kind === 'unreadable') work.tell({ container: reading.container, end });
    if (end.kind === 'failed') await rest(follower, end);
    else follower.failures = 0;
    follower.broken = end.kind === 'failed';
    follower.open = false;
    // The container may have been started again, and the engine lost and found, while the last bytes were read.
    if (!signal.aborted) update();
  }

  /** Before a stream that broke is tried again: a while. Where the engine is lost, its return starts the reading. */
  async function rest(follower: Follower, end: Extract<LogEnd, { kind: 'failed' }>): Promise<void> {
    await delay(waitBefore(follower.failures), undefined, { signal }).catch(() => {});
    if (signal.aborted || world().engine.state !== 'connected') return;
    follower.failures += 1;
    if (follower.failures === TOLD_AFTER) work.tell({ container: follower.reading.container, end });
  }

  return {
    add,
    update,
    async ended(): Promise<void> {
      while (open.size > 0) await Promise.all(open);
    },
  };
}

/** Failures of one stream while the engine is there, after which they are told. */
const TOLD_AFTER = 3;

/** What to say between what was read of a container, or of the one before it, and what comes now. */
function dividerFor(
  container: Container,
  known: Follower | undefined,
  seen: boolean,
): { readonly divider: DividerKind; readonly ms: number } | null {
  const startedAt = container.startedAt ?? Date.now();
  if (!known) return { divider: seen ? 'recreated' : 'started', ms: startedAt };
  if (known.run === null) return null;
  if (known.run !== container.startedAt) return { divider: 'restarted', ms: startedAt };
  return container.state === 'running' ? { divider: 'reconnected', ms: Date.now() } : null;
}

function nameOf({ service, number }: Container): string {
  return `${service}/${number}`;
}

/** Aborts shortly after a time, so that what was written right before it has arrived. */
function atTime(ms: number): AbortSignal {
  return AbortSignal.timeout(Math.max(0, ms - Date.now()) + LATE_MS);
}

const LATE_MS = 300;
