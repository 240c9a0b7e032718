import type { JobStep } from '../../model/job.ts';
import type { RunEvent } from '../../model/ports.ts';
import type { Project } from '../../model/project.ts';
import type { Machine } from '../machine.ts';
import { until } from '../news.ts';
import { Interrupted } from './failure.ts';

/** A command while it runs. What waits throws `Interrupted` when the command is. */
export type Job = {
  readonly machine: Machine;
  readonly project: Project;
  readonly signal: AbortSignal;
  readonly print: (text: string, stream?: 'stdout' | 'stderr') => void;
  /** A word on a thing, such as `Container ai-pic-backend-1` and `Started`: a step, and a line on stderr. */
  readonly step: (id: string, status: string) => void;
  /** Steps that are more than a word; they print nothing by themselves. */
  readonly steps: (steps: readonly JobStep[]) => void;
  readonly pause: (ms: number) => Promise<void>;
  readonly until: (holds: () => boolean) => Promise<void>;
};

/** A job that speaks to `sink`. */
export function createJob(
  machine: Machine,
  project: Project,
  sink: (event: RunEvent) => void,
  signal: AbortSignal,
): Job {
  const known = new Map<string, JobStep>();
  const print: Job['print'] = (text, stream = 'stdout') => sink({ kind: 'line', stream, text });
  const base = {
    machine,
    project,
    print,
    steps: (steps: readonly JobStep[]) => sink({ kind: 'steps', steps }),
    step(id: string, status: string) {
      const before = known.get(id);
      // Several may wait for the same thing; it is worth one word.
      if (before?.status === status) return;
      const step = stepOf(id, status, before, machine.timeline.now());
      known.set(id, step);
      sink({ kind: 'steps', steps: [step] });
      print(`${id}  ${status}`, 'stderr');
    },
  };
  return { ...base, ...waits(machine, signal) };
}

/** The same job under another signal. */
export function under(job: Job, signal: AbortSignal): Job {
  return { ...job, ...waits(job.machine, signal) };
}

/** Does several things side by side. When one fails the others are interrupted, and its failure is that of all. */
export async function together(job: Job, tasks: readonly ((job: Job) => Promise<void>)[]): Promise<void> {
  const failed = new AbortController();
  const failures: unknown[] = [];
  const child = under(job, AbortSignal.any([job.signal, failed.signal]));
  const attempt = (task: (job: Job) => Promise<void>) =>
    task(child).catch((error: unknown) => {
      failures.push(error);
      failed.abort();
    });
  await Promise.all(tasks.map(attempt));
  if (failures.length > 0) throw failures[0];
}

function waits({ timeline, news }: Machine, signal: AbortSignal): Pick<Job, 'signal' | 'pause' | 'until'> {
  const check = () => {
    if (signal.aborted) throw new Interrupted();
  };
  return {
    signal,
    async pause(ms) {
      check();
      await timeline.pause(ms, signal);
      check();
    },
    async until(holds) {
      check();
      await until(news, holds, signal);
      check();
    },
  };
}

const WORKING = /^(?:\w+ing|Recreate)$/;
const DONE = /^(?:\w+ed|Built|Healthy|Running|Warning|Resource is still in use)$/;

function stepOf(id: string, status: string, before: JobStep | undefined, now: number): JobStep {
  // "Running" says that nothing had to be done.
  const state = DONE.test(status) ? 'done' : WORKING.test(status) ? 'working' : 'failed';
  const startedAt = before?.startedAt ?? now;
  const endedAt = state === 'working' ? null : now;
  return {
    id,
    name: id,
    kind: before?.kind ?? kindOf(id, status),
    state,
    status,
    progress: null,
    startedAt,
    endedAt,
    build: null,
  };
}

function kindOf(id: string, status: string): JobStep['kind'] {
  const [first] = id.split(' ');
  if (first === 'Container') return 'container';
  if (first === 'Network') return 'network';
  if (first === 'Volume') return 'volume';
  if (status === 'Built' || status === 'Building') return 'build';
  return /^Pull/.test(status) ? 'image' : 'other';
}
