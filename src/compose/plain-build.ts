import type { JobStep } from '../model/job.ts';

/** Follows a build by BuildKit's plain text: `#7 [api 2/6] RUN …`, then `#7 CACHED`, `#7 DONE 0.2s` or `#7 ERROR: …`. Answers a changed step, or null. */
export function followPlainBuild(now: () => number): (line: string) => JobStep | null {
  const steps = new Map<string, JobStep>();
  return (line) => {
    const [, number = '', text = ''] = /^#(\d+) (.*)$/.exec(line) ?? [];
    if (number === '' || number === '0') return null;
    const known = steps.get(number);
    const step = known ? advance(known, text, now()) : begin(number, text, now());
    if (!step || step === known) return null;
    steps.set(number, step);
    return step;
  };
}

function begin(number: string, text: string, now: number): JobStep {
  return {
    id: `#${number}`,
    name: text,
    kind: 'build',
    state: 'working',
    status: '',
    progress: null,
    startedAt: now,
    endedAt: null,
  };
}

function advance(step: JobStep, text: string, now: number): JobStep {
  if (text === 'CACHED') return { ...step, state: 'cached', status: 'CACHED', endedAt: now };
  const done = /^DONE (\d+(?:\.\d+)?)s$/.exec(text);
  if (done)
    return {
      ...step,
      state: step.state === 'cached' ? 'cached' : 'done',
      status: step.state === 'cached' ? 'CACHED' : 'DONE',
      startedAt: now - Number(done[1]) * 1000,
      endedAt: now,
    };
  const error = /^ERROR: (.*)$/.exec(text);
  return error ? { ...step, state: 'failed', status: error[1] ?? '', endedAt: now } : step;
}
