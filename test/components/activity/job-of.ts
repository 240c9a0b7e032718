import type { Job, JobStep } from '../../../src/model/job.ts';
import { NOW } from '../../example-world.ts';

/** A job that waits, with these changes. */
export function job(id: number, argv: string, more: Partial<Job> = {}): Job {
  const words = argv.split(' ');
  return {
    id,
    command: words[2] ?? '',
    argv: words,
    services: [],
    queuedAt: NOW - 60_000 + id * 1000,
    startedAt: null,
    endedAt: null,
    result: null,
    cancelling: false,
    steps: [],
    tail: [],
    lines: more.tail?.length ?? 0,
    ...more,
  };
}

/** A step, by default one that is done. */
export function step(name: string, more: Partial<JobStep> = {}): JobStep {
  return {
    id: name,
    name,
    kind: 'build',
    state: 'done',
    status: '',
    progress: null,
    startedAt: NOW - 9_000,
    endedAt: NOW - 6_000,
    build: null,
    ...more,
  };
}
