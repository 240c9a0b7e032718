import type { Container } from '../../model/container.ts';
import type { ServiceSpec } from '../../model/project.ts';
import { configHash, newContainer, replicaName } from '../container.ts';
import { short } from '../identity.ts';
import { isDiskFull } from '../space.ts';
import { daemonFailure, Failure } from './failure.ts';
import { type Job, together } from './job.ts';
import { isUp, levels, replicas, stepId } from './services.ts';
import { endProcess, removeContainer, stopContainer } from './stop.ts';

/** How containers are brought to what the project says. */
export type Convergence = {
  /** Replaces also what has not changed, for these services. */
  readonly recreate: readonly string[];
  /** Replaces not even what has changed. */
  readonly keep: boolean;
  /** Replicas of services that shall have another number than the project says. */
  readonly scale: ReadonlyMap<string, number>;
};

/** Creating one thing takes the engine about this long, in milliseconds. */
const CREATE_MS = 110;

/** Makes networks, volumes and containers as the project has them. Nothing is started. */
export async function converge(job: Job, specs: readonly ServiceSpec[], how: Convergence): Promise<void> {
  await makeNetworks(job);
  await makeVolumes(job, specs);
  for (const level of levels(specs)) {
    await together(
      job,
      level.map((spec) => (own) => convergeService(own, spec, how)),
    );
  }
}

/** Fails when a network that the project takes from outside is not there. */
function checkNetworks({ machine, project }: Job): void {
  const missing = project.networks.find(({ name, external }) => external && !machine.networks.has(name));
  if (missing) throw new Failure(`network ${missing.name} declared as external, but could not be found`);
}

async function makeNetworks(job: Job): Promise<void> {
  checkNetworks(job);
  for (const { key, name, external } of job.project.networks) {
    if (external || job.machine.networks.has(name)) continue;
    await make(job, `Network ${name}`, () => job.machine.networks.add(name, { project: job.project, key }));
  }
}

async function makeVolumes(job: Job, specs: readonly ServiceSpec[]): Promise<void> {
  const used = new Set(specs.flatMap(({ volumes }) => volumes.map(({ source }) => source)));
  for (const { key, name } of job.project.volumes) {
    if (!used.has(key) || job.machine.volumes.has(name)) continue;
    await make(job, `Volume ${name}`, () => job.machine.volumes.add(name, { project: job.project, key }));
  }
}

async function make(job: Job, id: string, add: () => void): Promise<void> {
  job.step(id, 'Creating');
  await job.pause(CREATE_MS);
  add();
  job.step(id, 'Created');
}

async function convergeService(job: Job, spec: ServiceSpec, how: Convergence): Promise<void> {
  const wanted = how.scale.get(spec.name) ?? spec.scale;
  const existing = replicas(job, spec.name);
  const numbers = Array.from({ length: wanted }, (_, index) => index + 1);
  await together(job, [
    ...existing.filter(({ number }) => number > wanted).map((container) => (own: Job) => discard(own, container)),
    ...numbers.map((number) => (own: Job) => {
      const known = existing.find((container) => container.number === number);
      return known ? renew(own, spec, known, how) : create(own, spec, number);
    }),
  ]);
}

async function discard(job: Job, container: Container): Promise<void> {
  await stopContainer(job, container);
  await removeContainer(job, container);
}

async function create(job: Job, spec: ServiceSpec, number: number): Promise<void> {
  const name = replicaName(job.project, spec.name, number);
  job.step(stepId({ name }), 'Creating');
  await job.pause(CREATE_MS);
  place(job, spec, number);
  job.step(stepId({ name }), 'Created');
}

async function renew(job: Job, spec: ServiceSpec, container: Container, how: Convergence): Promise<void> {
  const image = job.machine.images.find(container.image)?.id ?? container.imageId;
  const isOld = container.imageId !== image || container.configHash !== configHash(spec);
  if (!how.recreate.includes(spec.name) && (how.keep || !isOld)) {
    if (isUp(container)) job.step(stepId(container), 'Running');
    return;
  }
  job.step(stepId(container), 'Recreate');
  await job.pause(CREATE_MS);
  await endProcess(job, container);
  job.machine.containers.remove(container.id);
  place(job, spec, container.number);
  job.step(stepId(container), 'Recreated');
}

function place(job: Job, spec: ServiceSpec, number: number): void {
  const { machine, project } = job;
  const name = replicaName(project, spec.name, number);
  const createdAt = machine.timeline.now();
  const imageId = machine.images.find(spec.image ?? '')?.id ?? '';
  const container = newContainer(project, spec, { number, oneOff: false, name, command: null, imageId, createdAt });
  if (isDiskFull(machine)) {
    const layer = `/var/lib/docker/overlay2/${short(container.id)}-init`;
    throw daemonFailure(`mkdir ${layer}: no space left on device`);
  }
  machine.create(container, spec);
}
