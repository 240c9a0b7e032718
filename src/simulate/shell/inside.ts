import { newContainer } from '../container.ts';
import { digest } from '../identity.ts';
import { simulatedNote } from '../programs/servers.ts';
import { converge } from './converge.ts';
import { daemonFailure, Failure } from './failure.ts';
import type { Job } from './job.ts';
import { chosenServices, isUp, replicas, withDependencies } from './services.ts';
import { startServices } from './start.ts';
import { sortWords } from './words.ts';

const EXEC_VALUED = ['-e', '--env', '--index', '-u', '--user', '-w', '--workdir'];
const RUN_VALUED = [
  ...['-e', '--env', '--entrypoint', '-l', '--label', '--name', '-p', '--publish', '--pull', '-u', '--user', '-v'],
  ...['--volume', '-w', '--workdir', '--cap-add', '--cap-drop'],
];

/** `docker compose exec`: finds the container, and says that no program is in it. */
export async function exec(job: Job, argv: readonly string[]): Promise<void> {
  const { rest, values } = sortWords(argv, EXEC_VALUED, true);
  const [service = '', ...command] = rest;
  if (service === '' || command.length === 0) {
    throw new Failure('"docker compose exec" requires at least 2 arguments.');
  }
  chosenServices(job, [service]);
  const number = Number(values('--index')[0] ?? 1);
  const container = replicas(job, service).find((replica) => replica.number === number);
  if (!container || !isUp(container)) throw new Failure(`service "${service}" is not running`);
  if (container.state === 'paused') {
    throw daemonFailure(`Container ${container.id} is paused, unpause the container before exec`);
  }
  await job.pause(60);
  job.print(simulatedNote(command));
}

/** `docker compose run`: a container beside the service's own, with what the service waits for. */
export async function run(job: Job, argv: readonly string[]): Promise<void> {
  const { rest, has, values } = sortWords(argv, RUN_VALUED, true);
  const [service = '', ...command] = rest;
  if (service === '') throw new Failure('"docker compose run" requires at least 1 argument.');
  const [spec] = chosenServices(job, [service]);
  if (!spec) return;
  const { machine, project } = job;
  const dependencies = withDependencies(job, [spec]).filter((other) => other !== spec);
  if (!has('--no-deps')) {
    await converge(job, dependencies, { recreate: [], keep: true, scale: new Map() });
    await startServices(job, dependencies);
    await passGates(job, service);
  }
  const createdAt = machine.timeline.now();
  const container = newContainer(project, spec, {
    number: 1,
    oneOff: true,
    name: values('--name')[0] ?? `${project.name}-${service}-run-${digest(`${service} ${createdAt}`).slice(0, 12)}`,
    command: [...values('--entrypoint'), ...(command.length > 0 ? command : (spec.command ?? []))],
    imageId: machine.images.find(spec.image ?? '')?.id ?? '',
    createdAt,
  });
  machine.create(container, spec);
  await job.pause(220);
  machine.containers.start(container.id);
  if (has('-d', '--detach')) return job.print(container.id);
  await job.until(() => machine.containers.get(container.id)?.state === 'exited');
  for (const { text } of machine.containers.logbook(container.id)?.records() ?? []) job.print(text);
  if (has('--rm')) machine.containers.remove(container.id);
}

/** The one-off container waits for the same gates as its service. */
async function passGates(job: Job, service: string): Promise<void> {
  const spec = job.project.services.find(({ name }) => name === service);
  for (const dependency of spec?.dependsOn ?? []) {
    const [container] = replicas(job, dependency.service);
    if (!container || dependency.condition !== 'service_completed_successfully') continue;
    const current = () => job.machine.containers.get(container.id);
    await job.until(() => current()?.state === 'exited');
    const code = current()?.exitCode ?? 0;
    if (code !== 0) throw new Failure(`service "${dependency.service}" didn't complete successfully: exit ${code}`);
  }
}
