import type { BuildStep, JobStep } from '../model/job.ts';
import { followBuildFailure } from './build-failure.ts';
import { buildPart, targetOfChore } from './build-name.ts';
import { newBuildStep, withOutput } from './build-step.ts';
import { followClassicBuild } from './classic-build.ts';
import { bytesOf } from './plain-progress.ts';
import { withSource } from './with-source.ts';

type PlainStep = JobStep & { readonly build: BuildStep };

/**
 * Reads a build from text, line by line: of BuildKit (`#7 [api 2/6] RUN …`, `#7 0.123 output`, `#7 CACHED`, `#7 DONE 0.2s`, `#7 ERROR: …`), of the classic builder, and
 * where a failed one quotes its Dockerfile. Answers with the steps that changed, none for lines that tell nothing of a build. One reader may take build after build, as
 * `docker compose watch` makes them; `now` is the time of a line, as no line tells its own.
 */
export function readPlainBuild(now: () => number = Date.now): (line: string) => readonly JobStep[] {
  const buildkit = followPlainBuild(now);
  const classic = followClassicBuild(now);
  const failure = followBuildFailure();
  const failed = new Map<string, JobStep>();
  return (line) => {
    const found = failure(line);
    if (found) return withSource([...failed.values()], found);
    const steps = [...buildkit(line), ...classic(line)];
    for (const step of steps) {
      if (step.state === 'failed') failed.set(step.id, step);
      else failed.delete(step.id);
    }
    return steps;
  };
}

/** Numbers begin anew with each build; from the second one on ids begin with which build it is. */
function followPlainBuild(now: () => number): (line: string) => readonly JobStep[] {
  const steps = new Map<string, PlainStep>();
  const targets = new Set<string>();
  let builds = 1;

  function startAnew(): void {
    if (steps.size > 0) builds += 1;
    steps.clear();
    targets.clear();
  }

  return (line) => {
    if (FIRST_WORDS.test(line)) startAnew();
    const [, number = '', text = ''] = /^#([1-9]\d*) (.*)$/.exec(line) ?? [];
    if (number === '') return [];
    const known = steps.get(number);
    if (known && number === '1' && text === known.name && isOver(steps)) startAnew();
    const before = steps.get(number);
    if (!before) {
      const target = targetOfChore(text);
      if (target !== null) targets.add(target);
    }
    const step = before ? advance(before, text, now()) : begin(idOf(builds, number), text, targets, now());
    steps.set(number, step);
    return step === before ? [] : [step];
  };
}

/** What is printed before a build: by buildx, and by the watch of Compose. */
const FIRST_WORDS = /^#0 building with |^(?:\x1b\[2K)?Rebuilding service/;

function isOver(steps: ReadonlyMap<string, PlainStep>): boolean {
  return [...steps.values()].some(
    ({ state, build }) => state === 'failed' || build.instruction.startsWith('exporting'),
  );
}

function idOf(builds: number, number: string): string {
  return builds === 1 ? `#${number}` : `${builds}#${number}`;
}

function begin(id: string, name: string, targets: ReadonlySet<string>, now: number): PlainStep {
  const build = { ...newBuildStep(buildPart(name, targets)), workingSince: now };
  return {
    id,
    name,
    kind: 'build',
    state: 'working',
    status: '',
    progress: null,
    startedAt: now,
    endedAt: null,
    build,
  };
}

/** The name comes again when the output of another step stood between. */
function advance(step: PlainStep, text: string, now: number): PlainStep {
  if (text === step.name || text === '...') return step;
  if (text === 'CACHED') return end(step, 'cached', 'CACHED', 0, now);
  if (text === 'CANCELED') return end(step, 'cancelled', text, now - (step.startedAt ?? now), now);
  const [, seconds] = /^DONE (\d+(?:\.\d+)?)s$/.exec(text) ?? [];
  if (seconds !== undefined) {
    const isCached = step.state === 'cached';
    return end(step, isCached ? 'cached' : 'done', isCached ? 'CACHED' : 'DONE', Number(seconds) * 1000, now);
  }
  const [, error] = /^ERROR: (.*)$/.exec(text) ?? [];
  if (error !== undefined) return end(step, 'failed', error, now - (step.startedAt ?? now), now);
  const [, output] = /^\d+\.\d+ (.*)$/.exec(text) ?? [];
  if (output !== undefined) return { ...step, build: withOutput(step.build, [output]) };
  return step.state === 'working' ? { ...step, ...statusIn(text, step) } : step;
}

/** `transferring context: 6.00MB 0.1s done` or `sha256:4abcf206 1.2MB / 3.4MB 0.1s`. */
function statusIn(text: string, step: PlainStep): Pick<JobStep, 'status' | 'progress'> {
  const [, status = text, counted = ''] =
    /^(.*?)((?: [\d.]+[kMGT]?B(?: \/ [\d.]+[kMGT]?B)?)?(?: [\d.]+s)?(?: done)?)$/.exec(text) ?? [];
  const [current, total] = counted.match(/[\d.]+[kMGT]?B/g) ?? [];
  const progress = current === undefined ? step.progress : { current: bytesOf(current), total: bytesOf(total ?? '') };
  return { status, progress };
}

function end(
  step: PlainStep,
  state: 'done' | 'cached' | 'failed' | 'cancelled',
  status: string,
  worked: number,
  now: number,
): PlainStep {
  const startedAt = state === 'done' ? now - worked : step.startedAt;
  return { ...step, state, status, startedAt, endedAt: now, build: { ...step.build, worked, workingSince: null } };
}
