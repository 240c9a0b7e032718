import type { BuildStep, JobStep } from '../model/job.ts';
import { newBuildStep, withOutput } from './build-step.ts';

type Classic = JobStep & { readonly build: BuildStep };

/**
 * Follows builds by the classic builder (`DOCKER_BUILDKIT=0`): `Step 3/7 : RUN …`, ` ---> Using cache`, ` ---> Running in …`, output, and ` ---> 0a05b18a2f19`. It counts over
 * all stages, and works at one step at a time. Answers with the steps that changed. Compose tells beside it which service is built.
 */
export function followClassicBuild(now: () => number): (line: string) => readonly JobStep[] {
  let builds = 0;
  let service = '';
  let stages = 0;
  let current: Classic | null = null;

  function begin(number: number, total: number, instruction: string): readonly JobStep[] {
    const before = current;
    if (number === 1) {
      builds += 1;
      stages = 0;
    }
    const stage = /^FROM\s/i.test(instruction) ? stageOf(instruction, stages++) : (before?.build.stage ?? '');
    const part = { ...nothing, targets: service === '' ? [] : [service], stage, number, total, instruction };
    const inputs = before && number > 1 ? [before.id] : [];
    const build = { ...newBuildStep(part), inputs, workingSince: now() };
    current = {
      id: `classic ${builds} step ${number}`,
      name: `Step ${number}/${total} : ${instruction}`,
      kind: 'build',
      state: 'working',
      status: '',
      progress: null,
      startedAt: now(),
      endedAt: null,
      build,
    };
    const ended = before && before.endedAt === null ? [end(before, 'done', 'DONE', now())] : [];
    return [...ended, current];
  }

  function change(step: Classic): readonly JobStep[] {
    current = step;
    return [step];
  }

  return (line) => {
    const building = /^ ?Service (\S+) +(Building|Built)\s*$/.exec(line);
    if (building) service = building[2] === 'Building' ? (building[1] ?? '') : '';
    const step = /^Step (\d+)\/(\d+) : (.*)$/.exec(line);
    if (step) return begin(Number(step[1]), Number(step[2]), step[3] ?? '');
    if (!current || current.endedAt !== null) return [];
    if (line === ' ---> Using cache') return change(end(current, 'cached', 'CACHED', now()));
    if (/^Successfully built /.test(line)) return change(end(current, 'done', 'DONE', now()));
    if (FAILED.test(line)) return change(end(current, 'failed', line, now()));
    if (CHORE.test(line) || line.trim() === '') return [];
    return change({ ...current, build: withOutput(current.build, [line]) });
  };
}

const nothing = { platform: '' };
const FAILED = /^(?:The command '.*' returned a non-zero code: \d+|(?:COPY|ADD) failed: .*|failed to .*)$/;
const CHORE =
  /^ ---> |^time="|^Sending build context|^Removing intermediate container|^ ?(?:Service|Container|Network|Volume) /;

function stageOf(instruction: string, before: number): string {
  const [, named] = /\sAS\s+(\S+)\s*$/i.exec(instruction) ?? [];
  return named?.toLowerCase() ?? (before === 0 ? '' : `stage-${before}`);
}

function end(step: Classic, state: 'done' | 'cached' | 'failed', status: string, now: number): Classic {
  const worked = state === 'cached' ? 0 : now - (step.startedAt ?? now);
  return { ...step, state, status, endedAt: now, build: { ...step.build, worked, workingSince: null } };
}
