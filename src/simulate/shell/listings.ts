import type { Container, PortBinding } from '../../model/container.ts';
import { quote } from '../../text/shell.ts';
import { short } from '../identity.ts';
import type { Job } from './job.ts';
import { chosenServices, isUp, replicasOf } from './services.ts';
import { roughly, size, table } from './table.ts';
import { sortWords } from './words.ts';

/** `docker compose ps`. */
export function ps(job: Job, argv: readonly string[]): void {
  const words = sortWords(argv, ['--format', '--filter', '--status']);
  const all = words.has('-a', '--all');
  const chosen = replicasOf(job, chosenServices(job, words.rest)).filter((container) => all || isUp(container));
  if (words.has('-q', '--quiet')) for (const { id } of chosen) job.print(id);
  if (words.has('-q', '--quiet')) return;
  const now = job.machine.timeline.now();
  const rows = chosen.map((container) => [
    container.name,
    container.image,
    commandOf(container),
    container.service,
    `${roughly(now - container.createdAt)} ago`,
    statusOf(container, now),
    portsOf(container.ports),
  ]);
  print(job, [['NAME', 'IMAGE', 'COMMAND', 'SERVICE', 'CREATED', 'STATUS', 'PORTS'], ...rows]);
}

/** `docker compose top`: of each container its first process, for there is no other. */
export function top(job: Job, argv: readonly string[]): void {
  const running = replicasOf(job, chosenServices(job, sortWords(argv).rest)).filter(isUp);
  if (running.length === 0) return;
  const rows = running.map(({ service, number, startedAt, command, id }) => {
    const pid = 2000 + (Number.parseInt(id.slice(0, 4), 16) % 30_000);
    const since = new Date(startedAt ?? 0).toISOString().slice(11, 16);
    return [
      service,
      String(number),
      'root',
      String(pid),
      String(pid - 21),
      '0',
      since,
      '?',
      '00:00:00',
      command.join(' '),
    ];
  });
  print(job, [['SERVICE', '#', 'UID', 'PID', 'PPID', 'C', 'STIME', 'TTY', 'TIME', 'CMD'], ...rows], 2);
}

/** `docker compose images`. */
export function images(job: Job, argv: readonly string[]): void {
  const containers = replicasOf(job, chosenServices(job, sortWords(argv).rest));
  const now = job.machine.timeline.now();
  const rows = containers.map(({ name, image, imageId }) => {
    const found = job.machine.images.find(imageId);
    const [repository = '', tag = 'latest'] = image.split(':');
    const age = found ? `${roughly(now - found.createdAt)} ago` : 'N/A';
    return [name, repository, tag, 'linux/amd64', short(imageId), found ? size(found.size) : 'N/A', age];
  });
  print(job, [['CONTAINER', 'REPOSITORY', 'TAG', 'PLATFORM', 'IMAGE ID', 'SIZE', 'CREATED'], ...rows]);
}

/** `docker ps`: of all projects, which is this one. */
export function dockerPs(job: Job, argv: readonly string[]): void {
  const all = sortWords(argv, ['--format', '--filter', '-f']).has('-a', '--all');
  const now = job.machine.timeline.now();
  const chosen = job.machine.containers.list().filter((container) => all || isUp(container));
  const rows = chosen.map((container) => [
    short(container.id),
    container.image,
    commandOf(container),
    `${roughly(now - container.createdAt)} ago`,
    statusOf(container, now),
    portsOf(container.ports),
    container.name,
  ]);
  print(job, [['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows]);
}

/** `docker compose ls`. */
export function ls(job: Job): void {
  const running = job.machine.containers.list().filter(isUp).length;
  const rows = running > 0 ? [[job.project.name, `running(${running})`, job.project.files.join(',')]] : [];
  print(job, [['NAME', 'STATUS', 'CONFIG FILES'], ...rows]);
}

/** `docker compose volumes`. */
export function volumes(job: Job): void {
  const own = job.machine.volumes.list().filter(({ project }) => project === job.project.name);
  print(job, [['DRIVER', 'VOLUME NAME'], ...own.map(({ name }) => ['local', name])]);
}

/** `docker compose port SERVICE PORT`. */
export function port(job: Job, argv: readonly string[]): number {
  const [service = '', wanted = ''] = sortWords(argv, ['--index', '--protocol']).rest;
  const [container] = replicasOf(job, chosenServices(job, [service])).filter(isUp);
  const found = container?.ports.find(({ containerPort }) => String(containerPort) === wanted);
  if (found) job.print(`${found.hostIp}:${found.hostPort}`);
  else if (container) job.print(`no port ${wanted}/tcp for container ${container.name}`, 'stderr');
  else job.print(`service "${service}" is not running`, 'stderr');
  return found ? 0 : 1;
}

/** Prints a table. */
export function print(job: Job, rows: readonly (readonly string[])[], gap = 3): void {
  for (const line of table(rows, gap)) job.print(line);
}

const COMMAND_COLUMNS = 20;

function commandOf({ command }: Container): string {
  const text = quote(command);
  return `"${text.length > COMMAND_COLUMNS ? `${text.slice(0, COMMAND_COLUMNS - 1)}…` : text}"`;
}

/** `Up 3 minutes (healthy)`, as the engine says it. */
export function statusOf({ state, health, exitCode, startedAt, finishedAt }: Container, now: number): string {
  if (state === 'exited') return `Exited (${exitCode}) ${roughly(now - (finishedAt ?? now))} ago`;
  if (state === 'created') return 'Created';
  const up = `Up ${roughly(now - (startedAt ?? now))}`;
  if (state === 'paused') return `${up} (Paused)`;
  if (health === 'none') return up;
  return `${up} (${health === 'starting' ? 'health: starting' : health})`;
}

function portsOf(ports: readonly PortBinding[]): string {
  const one = ({ hostIp, hostPort, containerPort, protocol }: PortBinding) =>
    `${hostIp.includes(':') ? `[${hostIp}]` : hostIp}:${hostPort}->${containerPort}/${protocol}`;
  return ports.map(one).join(', ');
}
