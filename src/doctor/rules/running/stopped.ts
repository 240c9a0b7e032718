import type { Container } from '../../../model/container.ts';
import type { Job } from '../../../model/job.ts';
import type { World } from '../../../model/world.ts';

/** The longest that a container is given to end after it was asked to, in milliseconds; more than most `stop_grace_period`s. */
const GRACE_MS = 60_000;
/** What is stopped together ends within this, in milliseconds. */
const TOGETHER_MS = 15_000;

/** Whether somebody asked the container to end: the engine's `kill` or `stop` shortly before, or a command that stops. Programs then end with many codes. */
export function wasStopped(container: Container, { events, jobs }: World): boolean {
  const { id, service, startedAt, finishedAt } = container;
  if (finishedAt === null) return false;
  const from = Math.max(startedAt ?? 0, finishedAt - GRACE_MS);
  const asked = events.some(
    ({ at, action, container: other }) =>
      other === id && STOPS.has(action) && at >= from && at <= finishedAt + SLACK_MS,
  );
  return asked || jobs.some((job) => isStop(job, service) && covers(job, finishedAt));
}

/**
 * Whether the container ended together with others that were stopped, while nothing of the project runs any more: as after `docker compose stop`
 * before this program was there to see it.
 */
export function endedWithAll({ id, finishedAt }: Container, { containers }: World): boolean {
  const others = Object.values(containers).filter((other) => other.id !== id && !other.oneOff);
  if (finishedAt === null || others.some(({ state }) => RUNS.has(state))) return false;
  return others.some(
    (other) =>
      other.finishedAt !== null &&
      ENDS_OF_A_STOP.has(other.exitCode ?? -1) &&
      Math.abs(other.finishedAt - finishedAt) < TOGETHER_MS,
  );
}

const STOPS: ReadonlySet<string> = new Set(['kill', 'stop']);
const SLACK_MS = 2_000;
const RUNS: ReadonlySet<string> = new Set(['running', 'paused', 'restarting']);
const ENDS_OF_A_STOP: ReadonlySet<number> = new Set([130, 137, 143]);
const STOP_COMMANDS: ReadonlySet<string> = new Set(['stop', 'kill', 'down', 'restart']);

function isStop({ command, services }: Job, service: string): boolean {
  return STOP_COMMANDS.has(command) && (services.length === 0 || services.includes(service));
}

function covers({ startedAt, endedAt }: Job, at: number): boolean {
  return startedAt !== null && at >= startedAt - SLACK_MS && at <= (endedAt ?? Number.POSITIVE_INFINITY) + SLACK_MS;
}
