import { readProgress } from '../compose/progress.ts';
import type { Fact } from '../model/fact.ts';
import type { JobResult } from '../model/job.ts';
import type { RunEvent } from '../model/ports.ts';
import type { FollowedJob, Jobs } from './jobs.ts';

/**
 * Shows the rebuilds of Compose's watch as jobs, with their steps: its lines between "Rebuilding" and the end of the story are those of a build in plain
 * progress. Returns what takes each fact. `command` is `docker compose` with the options that choose the project.
 */
export function followWatchBuilds(jobs: Pick<Jobs, 'follow'>, command: readonly string[]): (fact: Fact) => void {
  let open: {
    readonly job: FollowedJob;
    readonly services: readonly string[];
    readonly startedAt: number;
    readonly read: (text: string) => readonly RunEvent[];
  } | null = null;

  function begin(services: readonly string[], at: number) {
    end({ kind: 'cancelled' });
    const read = readProgress();
    const job = jobs.follow({ command: 'watch', argv: [...command, 'watch', '--no-up', ...services], services });
    open = { job, services, startedAt: at, read: (text) => read('stdout', text) };
  }

  function end(result: JobResult) {
    open?.job.end(result);
    open = null;
  }

  /** The story of a rebuild ends well when its containers are up again. */
  function look({ sync }: Extract<Fact, { type: 'sync.known' }>) {
    const since = open?.startedAt ?? 0;
    const story = sync.stories.find(
      ({ service, action, startedAt, endedAt }) =>
        open?.services[0] === service && action === 'rebuild' && startedAt >= since && endedAt !== null,
    );
    if (!story) return;
    const { problem } = story;
    if (!problem) end({ kind: 'succeeded' });
    else end({ kind: 'failed', code: 1, message: problem.kind === 'told' ? problem.text : problem.kind });
  }

  return (fact) => {
    switch (fact.type) {
      case 'watch.entry': {
        const { kind, services, text, at } = fact.entry;
        // A rebuild by this program itself has no words: it is a job already.
        if (kind === 'rebuild' && text !== '') begin(services, at);
        else if (text !== '')
          for (const line of text.split('\n')) for (const event of open?.read(line) ?? []) open?.job.say(event);
        return;
      }
      case 'watch.state':
        if (fact.state !== 'running') end({ kind: 'cancelled' });
        return;
      case 'sync.known':
        return look(fact);
      default:
    }
  };
}
