import type { JobStep } from '../../src/model/job.ts';
import { bar } from '../../src/text/bar.ts';
import { pad } from '../../src/text/clip.ts';
import { bytes, duration } from '../../src/text/format.ts';
import { plain } from '../../src/text/sanitize.ts';
import { width } from '../../src/text/width.ts';
import { style } from '../frame/style.ts';
import { stepSign } from './step-sign.ts';

/** A step of a job in exactly `columns` cells: its sign, what it is, its bar where something is counted, and how long it took. */
export function stepRow(step: JobStep, columns: number, now: number, isOver = false): string {
  const { sign, tone } = stepSign(step.state, isOver);
  const parts = [status(step), progress(step, columns), took(step, now)].filter((part) => part !== '');
  const right = parts.length === 0 ? '' : ` ${parts.join('  ')}`;
  const name = pad(plain(step.name), Math.max(3, columns - 6 - width(right)));
  return pad(`   ${tone(sign)} ${step.state === 'waiting' ? style.dim(name) : name}${tone(right)}`, columns);
}

function status(step: JobStep): string {
  return step.state === 'cached' ? 'CACHED' : plain(step.status);
}

/** Compose and BuildKit count bytes wherever they count. */
function progress({ state, progress }: JobStep, columns: number): string {
  if (!progress || progress.total <= 0 || state !== 'working') return '';
  const counted = `${bytes(progress.current)} / ${bytes(progress.total)}`;
  return columns < 50 ? counted : `${bar(progress.current / progress.total, 12)} ${counted}`;
}

function took({ startedAt, endedAt, state }: JobStep, now: number): string {
  if (startedAt === null || state === 'cached') return '';
  return duration((endedAt ?? now) - startedAt);
}
