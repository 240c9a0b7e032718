import { readProgress } from '../../src/compose/progress.ts';
import type { JobStep } from '../../src/model/job.ts';
import { lines, recorded, type Version } from './recorded.ts';

/** What is known of a build after its first lines of output, all if not told otherwise. The clock here is the builder's, `ahead` milliseconds later; `now` is the time of the last line. */
export function playedBuild(
  name: string,
  version: Version,
  { upTo = Number.POSITIVE_INFINITY, ahead = 0 }: { readonly upTo?: number; readonly ahead?: number } = {},
): { readonly steps: readonly JobStep[]; readonly said: readonly string[]; readonly now: number } {
  const { out, err } = recorded(name, version);
  let now = 1_000_000;
  const read = readProgress(() => now);
  const steps = new Map<string, JobStep>();
  const said: string[] = [];
  const told = [
    ...lines(out)
      .slice(0, upTo)
      .map((line) => ['stdout', line] as const),
    ...(upTo === Number.POSITIVE_INFINITY ? lines(err) : []).map((line) => ['stderr', line] as const),
  ];
  for (const [stream, line] of told) {
    now = Math.max(now, ...timesIn(line).map((time) => time + ahead));
    for (const event of read(stream, line)) {
      if (event.kind === 'line') said.push(event.text);
      else for (const step of event.steps) steps.set(step.id, step);
    }
  }
  return { steps: [...steps.values()], said, now };
}

function timesIn(line: string): readonly number[] {
  return [...line.matchAll(/"(?:started|completed|timestamp)":"(2[^"]*)"/g)].map(([, time = '']) => Date.parse(time));
}
