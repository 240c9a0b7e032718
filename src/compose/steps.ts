import type { JobStep } from '../model/job.ts';

/** What Compose reports of one thing: the fields of its JSON, or what its text says. */
export type Report = {
  readonly id: string;
  /** What is done to it where the id does not tell, such as `Pulling`. */
  readonly text: string;
  /** The word on it, such as `Started`, a progress bar, or an error. */
  readonly status: string;
  /** What is said besides, such as the reason of an error; Compose 5 has it. */
  readonly details: string;
  /** The thing that it is a part of: an image, for a layer. */
  readonly parent: string;
  readonly current: number;
  readonly total: number;
};

/** The step of a report; `before` is the same step as it was last heard of, `now` milliseconds since the epoch. */
export function stepOf(report: Report, before: JobStep | undefined, now: number): JobStep {
  const status = wordOf(report);
  const state = stateOf(report, status);
  const ended = state === 'done' || state === 'failed';
  return {
    id: report.parent === '' ? report.id : `${report.parent} ${report.id}`,
    name: report.parent === '' ? nameOf(report.id) : `${report.parent} ${report.id}`,
    kind: kindOf(report, status) ?? before?.kind ?? 'other',
    state,
    status,
    progress: report.total > 0 ? { current: report.current, total: report.total } : null,
    startedAt: before?.startedAt ?? now,
    endedAt: ended ? now : null,
    build: null,
  };
}

/** How Compose 5 judges a step in `status`, the word being in `text`. Before it `status` is the word, or a bar or an error beside a `text`. */
const VERDICTS: Readonly<Record<string, JobStep['state']>> = {
  Working: 'working',
  Done: 'done',
  Warning: 'done',
  Error: 'failed',
};

function wordOf({ text, status, details }: Report): string {
  if (text === '') return status;
  if (status in VERDICTS) return text === 'Error' && details !== '' ? details : text;
  return text === 'Error' && status !== '' ? status : text;
}

/** A layer that waits has not begun; a container that waits is under way. */
const WAITING = /^(?:Pulling fs layer|Waiting)$/;
const WORKING = /^(?:\w+ing(?: checksum)?|Recreate|Download complete)$/i;
const DONE =
  /^(?:\w+ed|Built|Healthy|Running|Already exists|Layer already exists|Pull complete|Committed as .*|Skipped\b.*|(?:Warning: )?No resource found to remove|Resource is still in use)$/;

/** A word on what is under way or done is one of these; anything else that Compose says in that place is the text of an error. */
function stateOf({ text, status, parent }: Report, word: string): JobStep['state'] {
  if (parent !== '' && WAITING.test(word)) return 'waiting';
  const verdict = text === '' ? undefined : VERDICTS[status];
  if (verdict) return verdict;
  if (word === 'Interrupted') return 'failed';
  if (DONE.test(word)) return 'done';
  return WORKING.test(word) ? 'working' : 'failed';
}

/** An error does not tell the kind of what failed; an earlier word on it did. */
function kindOf({ id, parent }: Report, status: string): JobStep['kind'] | null {
  if (parent !== '') return 'image';
  const [first = ''] = id.split(' ');
  if (first === 'Container') return 'container';
  if (first === 'Network') return 'network';
  if (first === 'Volume') return 'volume';
  if (/^(?:Building|Built)$/.test(status)) return 'build';
  return first === 'Image' || /^(?:Pull|Push|Skipped|Already exists|Download|Extract|Layer)/.test(status)
    ? 'image'
    : null;
}

/** Compose quotes the name of a volume in some versions. */
function nameOf(id: string): string {
  return id.replace(/^(\w+) +"(.*)"$/, '$1 $2');
}
