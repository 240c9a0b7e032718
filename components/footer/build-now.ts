import { workedMs } from '../../src/model/build-tree.ts';
import type { Job, JobStep } from '../../src/model/job.ts';
import { clip } from '../../src/text/clip.ts';
import { duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';

/**
 * The step that a build is at, such as `backend 3/7 RUN pip install … 12 s`: of those that are worked at, the one that has taken the longest. Empty where a job builds nothing
 * now. `columns` is how much of the instruction is told.
 */
export function buildNow({ steps, services, result }: Job, columns: number, now: number): string {
  if (result !== null) return '';
  const working = steps.filter(isAtWork);
  const [longest] = working.toSorted((a, b) => workedMs(b, now) - workedMs(a, now));
  if (!longest?.build) return '';
  const { targets, stage, number, total, instruction } = longest.build;
  const place = number === null ? [] : [`${number}/${total}`];
  const what = clip(plain(instruction.replace(/\s+/g, ' ')), columns);
  const beside = working.length > 1 ? [`+${working.length - 1}`] : [];
  const named = targets.length > 0 ? targets : services;
  const who = named.length > 0 ? named.join('·') : stage;
  return [plain(who), ...place, what, duration(workedMs(longest, now)), ...beside]
    .filter((word) => word !== '')
    .join(' ');
}

function isAtWork({ state, build }: JobStep): boolean {
  return state === 'working' && build !== null && build.instruction !== 'internal';
}
