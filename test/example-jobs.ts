import type { Fact } from '../src/model/fact.ts';
import type { JobStep } from '../src/model/job.ts';
import { NOW } from './example-project.ts';
import { buildStep } from './model/build-step.ts';

/** The facts of a job that was queued, started and has come to these steps. `changes` are the services that it works on. */
export function job(
  id: number,
  words: readonly string[],
  changes: readonly string[],
  at: number,
  steps: readonly JobStep[],
): readonly Fact[] {
  const base = { id, command: words[0] ?? '', argv: ['docker', 'compose', ...words], services: changes };
  const idle = {
    queuedAt: at,
    startedAt: null,
    endedAt: null,
    result: null,
    cancelling: false,
    steps: [],
    tail: [],
    lines: 0,
  };
  return [
    { at, type: 'job.queued', job: { ...base, ...idle } },
    { at, type: 'job.started', id },
    { at, type: 'job.stepped', id, steps },
  ];
}

/** The facts of a job that succeeded after `took` milliseconds. */
export function ended(id: number, words: readonly string[], at: number, took: number): readonly Fact[] {
  return [...job(id, words, [], at, []), { at: at + took, type: 'job.ended', id, result: { kind: 'succeeded' } }];
}

/** The steps of `up` while it waits for a service. */
export function upSteps(waitsFor: string): readonly JobStep[] {
  return [
    step('Container ai-pic-adminer-1', 'container', 'done', 'Started'),
    step(`Container ai-pic-${waitsFor}-1`, 'container', 'working', 'Waiting'),
  ];
}

/** The steps of a build in the midst of it. */
export function buildSteps(): readonly JobStep[] {
  return [
    instruction(2, 'WORKDIR /app/', 'cached'),
    instruction(3, 'COPY pyproject.toml uv.lock /app/', 'cached'),
    instruction(4, 'RUN uv sync', 'working'),
  ];
}

function instruction(number: number, text: string, state: JobStep['state']): JobStep {
  const name = `[backend ${number}/7] ${text}`;
  const workingSince = state === 'working' ? NOW - 10_000 : null;
  const part = { targets: ['backend'], number, total: 7, instruction: text, workingSince };
  return buildStep(name, part, step(name, 'build', state, ''));
}

function step(id: string, kind: JobStep['kind'], state: JobStep['state'], status: string): JobStep {
  return {
    id,
    name: id,
    kind,
    state,
    status,
    progress: null,
    startedAt: NOW - 10_000,
    endedAt: state === 'working' ? null : NOW - 8_000,
    build: null,
  };
}
