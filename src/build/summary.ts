import type { BuildSummary, PastBuild } from '../model/build.ts';
import type { JobStep } from '../model/job.ts';
import { adviseOrder } from './order.ts';
import type { PlannedStep } from './plan.ts';
import type { BuildRecord } from './record.ts';
import { instructionSteps } from './steps.ts';
import { whyRanAnew } from './why.ts';

/** A finished build: its record, the record of the build before, what the Dockerfile has, and what BuildKit told. */
export type ComparedBuild = {
  readonly before: BuildRecord | null;
  readonly now: BuildRecord;
  readonly plan: readonly PlannedStep[];
  readonly steps: readonly JobStep[];
  readonly job: number | null;
};

/** What is told of a build: how much came from the cache, and why the rest did not. */
export function summarize({ before, now, plan, steps, job }: ComparedBuild): BuildSummary {
  const reasons = whyRanAnew(before, now);
  const done = instructionSteps(steps);
  return {
    service: now.service,
    job,
    at: now.at,
    ms: now.ms,
    ran: done.filter(({ state }) => state === 'done' || state === 'failed').length,
    cached: done.filter(({ state }) => state === 'cached').length,
    outcome: now.outcome,
    comparedWith: before?.at ?? null,
    reasons,
    advice: adviseOrder(before, now, plan, reasons),
  };
}

/** The line of a build in the history. The first reason that is none of another stage's says most. */
export function pastBuild(record: BuildRecord, summary: BuildSummary): PastBuild {
  const { service, at, ms, ran, cached, outcome, reasons } = summary;
  const telling = reasons.find(({ cause }) => cause.kind !== 'earlier') ?? reasons[0];
  return {
    service,
    at,
    ms,
    ran,
    cached,
    outcome,
    imageSize: record.image?.size ?? null,
    cause: telling?.cause.kind ?? null,
  };
}
