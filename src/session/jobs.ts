import { JobQueue } from '../compose/queue.ts';
import { KEPT_JOBS } from '../model/fold.ts';
import type { JobResult, JobStep } from '../model/job.ts';
import type { Compose, Emit, RunEnd, RunEvent } from '../model/ports.ts';

/** Output kept of one job; what is older goes first. */
const KEPT_LINES = 20_000;

/** How long facts about output and steps are gathered, in milliseconds: a build prints thousands of lines, a screen shows thirty frames a second. */
const GATHER_MS = 33;

/** What is to be run, and for which services; empty is the whole project. */
export type JobRequest = {
  readonly command: string;
  readonly argv: readonly string[];
  readonly services: readonly string[];
};

/** The jobs of a session. */
export type Jobs = {
  /** Queues a command; returns its id at once and how it will have ended. */
  readonly start: (request: JobRequest) => { readonly id: number; readonly ended: Promise<JobResult> };
  /** Shows what something else runs, such as a watch that rebuilds, as a job: what it prints is told here until its end. */
  readonly follow: (request: JobRequest) => FollowedJob;
  readonly cancel: (id: number) => void;
  /** All lines that a job printed, oldest first. */
  readonly output: (id: number) => readonly string[];
  /** Cancels everything and waits until no child is left. */
  readonly close: () => Promise<void>;
};

/** A job that runs elsewhere. */
export type FollowedJob = {
  readonly say: (event: RunEvent) => void;
  /** Tells its end, once. A failure without words of its own says the last line. */
  readonly end: (result: JobResult) => void;
};

/** Runs commands side by side where they touch different services, one after the other where they touch the same. */
export function createJobs(compose: Compose, emit: Emit): Jobs {
  const queue = new JobQueue();
  const outputs = new Map<number, string[]>();
  const open = new Map<number, { cancel: () => void; ended: Promise<JobResult> }>();
  let lastId = 0;

  function start(request: JobRequest) {
    const id = ++lastId;
    const lines: string[] = [];
    outputs.set(id, lines);
    outputs.delete(id - KEPT_JOBS);
    emit({ at: Date.now(), type: 'job.queued', job: { ...blankJob, ...request, id, queuedAt: Date.now() } });
    const { promise: ended, resolve } = Promise.withResolvers<JobResult>();
    const place = queue.add(request.services, async (signal) => {
      emit({ at: Date.now(), type: 'job.started', id });
      settle(await runJob(compose, { id, argv: request.argv, lines }, emit, signal));
    });

    function settle(result: JobResult) {
      if (!open.delete(id)) return;
      emit({ at: Date.now(), type: 'job.ended', id, result });
      resolve(result);
    }

    open.set(id, {
      ended,
      cancel() {
        emit({ at: Date.now(), type: 'job.cancelling', id });
        if (place.cancel() === 'dropped') settle({ kind: 'cancelled' });
      },
    });
    return { id, ended };
  }

  function follow(request: JobRequest): FollowedJob {
    const id = ++lastId;
    const lines: string[] = [];
    outputs.set(id, lines);
    outputs.delete(id - KEPT_JOBS);
    const at = Date.now();
    emit({ at, type: 'job.queued', job: { ...blankJob, ...request, id, queuedAt: at } });
    emit({ at, type: 'job.started', id });
    const gathered = gather(id, emit);
    return {
      say(event) {
        if (event.kind === 'line') keep(lines, event.text);
        gathered.add(event);
      },
      end(result) {
        gathered.flush();
        emit({ at: Date.now(), type: 'job.ended', id, result });
      },
    };
  }

  return {
    start,
    follow,
    cancel: (id) => open.get(id)?.cancel(),
    output: (id) => outputs.get(id) ?? [],
    async close() {
      const pending = [...open.values()];
      for (const job of pending) job.cancel();
      await Promise.all(pending.map((job) => job.ended));
    },
  };
}

const blankJob = {
  startedAt: null,
  endedAt: null,
  result: null,
  cancelling: false,
  steps: [],
  tail: [],
  lines: 0,
} as const;

async function runJob(
  compose: Compose,
  job: { readonly id: number; readonly argv: readonly string[]; readonly lines: string[] },
  emit: Emit,
  signal: AbortSignal,
): Promise<JobResult> {
  const gathered = gather(job.id, emit);
  const end = await compose.run(
    job.argv,
    (event) => {
      if (event.kind === 'line') keep(job.lines, event.text);
      gathered.add(event);
    },
    signal,
  );
  gathered.flush();
  return resultOf(end, job.lines, signal.aborted);
}

function keep(lines: string[], line: string) {
  lines.push(line);
  if (lines.length > KEPT_LINES * 1.1) lines.splice(0, lines.length - KEPT_LINES);
}

/** Gathers lines and steps into few facts; of a step only the newest word counts. */
function gather(id: number, emit: Emit) {
  let lines: string[] = [];
  let steps = new Map<string, JobStep>();
  let timer: NodeJS.Timeout | undefined;

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    const at = Date.now();
    if (steps.size > 0) emit({ at, type: 'job.stepped', id, steps: [...steps.values()] });
    if (lines.length > 0) emit({ at, type: 'job.printed', id, lines });
    lines = [];
    steps = new Map();
  }

  return {
    add(event: RunEvent) {
      if (event.kind === 'line') lines.push(event.text);
      else for (const step of event.steps) steps.set(step.id, step);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    flush,
  };
}

function resultOf(end: RunEnd, lines: readonly string[], aborted: boolean): JobResult {
  if (aborted) return { kind: 'cancelled' };
  if (end.kind === 'not-started') return { kind: 'not-started', message: end.message };
  const code = end.kind === 'exited' ? end.code : 128;
  if (code === 0) return { kind: 'succeeded' };
  return { kind: 'failed', code, message: lines.findLast((line) => line.trim() !== '') ?? '' };
}
