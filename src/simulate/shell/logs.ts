import type { Container } from '../../model/container.ts';
import { type LogRecord, timestamp } from '../frame.ts';
import type { Job } from './job.ts';
import { chosenServices, isUp, replicasOf } from './services.ts';
import { sortWords } from './words.ts';

/** `docker compose logs`: with a prefix before each line, and in the order of time. */
export async function logs(job: Job, argv: readonly string[]): Promise<void> {
  const words = sortWords(argv, ['--tail', '-n', '--since', '--until', '--index']);
  const containers = replicasOf(job, chosenServices(job, words.rest));
  const [tail = 'all'] = words.values('--tail', '-n');
  const most = tail === 'all' ? Number.POSITIVE_INFINITY : Number(tail);
  const withTime = words.has('-t', '--timestamps');
  const print = (container: Container, record: LogRecord) => job.print(lineOf(container, record, containers, withTime));
  const known = containers.flatMap((container) => {
    const records = job.machine.containers.logbook(container.id)?.records() ?? [];
    return records.slice(Math.max(0, records.length - most)).map((record) => ({ container, record }));
  });
  known.sort((one, other) => one.record.at - other.record.at);
  for (const { container, record } of known) print(container, record);
  if (words.has('-f', '--follow')) await followLogs(job, containers, withTime);
}

/** Prints new lines until no container runs any more, or the job is interrupted. */
export async function followLogs(job: Job, containers: readonly Container[], withTime = false): Promise<void> {
  const { containers: kept } = job.machine;
  const stops = containers.map((container) =>
    kept.logbook(container.id)?.follow((record) => job.print(lineOf(container, record, containers, withTime))),
  );
  const anyUp = () =>
    containers.some(({ id }) => {
      const current = kept.get(id);
      return current !== undefined && isUp(current);
    });
  try {
    await job.until(() => !anyUp());
  } finally {
    for (const stop of stops) stop?.();
  }
}

function lineOf(container: Container, record: LogRecord, all: readonly Container[], withTime: boolean): string {
  const nameOf = ({ service, number }: Container) => `${service}-${number}`;
  const columns = Math.max(...all.map((each) => nameOf(each).length));
  const time = withTime ? `${timestamp(record)} ` : '';
  return `${nameOf(container).padEnd(columns)}  | ${time}${record.text}`;
}
